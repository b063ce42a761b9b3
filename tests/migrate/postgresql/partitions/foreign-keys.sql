-- A foreign key from and one to a partitioned table.
--- before
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.t (id integer NOT NULL, a_id integer, PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM (0) TO (100);
CREATE TABLE public.u (t_id integer);
--- after
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.t (id integer NOT NULL, a_id integer REFERENCES public.a (id), PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM (0) TO (100);
CREATE TABLE public.u (t_id integer REFERENCES public.t (id));
--- rows
INSERT INTO public.a VALUES (1);
INSERT INTO public.t VALUES (1, 1);
INSERT INTO public.u VALUES (1), (NULL);
--- expect
-> finding error FKY001 public.t.t_a_id_fkey
-> finding error FKY001 public.u.u_t_id_fkey
-> create constraint public.t.t_a_id_fkey
-> create constraint public.u.u_t_id_fkey
<- finding warning FKY002 public.t.t_a_id_fkey
<- finding warning FKY002 public.u.u_t_id_fkey
<- drop constraint public.t.t_a_id_fkey
<- drop constraint public.u.u_t_id_fkey
