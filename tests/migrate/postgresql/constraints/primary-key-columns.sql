-- A primary key gets a second column; a foreign key on it goes to a unique one instead.
--- before
CREATE TABLE public.t (id integer, part integer NOT NULL, PRIMARY KEY (id));
CREATE TABLE public.u (t_id integer REFERENCES public.t (id));
--- after
CREATE TABLE public.t (id integer NOT NULL, part integer NOT NULL, PRIMARY KEY (id, part), CONSTRAINT t_id UNIQUE (id));
CREATE TABLE public.u (t_id integer REFERENCES public.t (id));
--- rows
INSERT INTO public.t VALUES (1, 1), (2, 1);
INSERT INTO public.u VALUES (1), (NULL);
--- expect
-> finding error UNQ001 public.t.t_id
-> finding error PKY003 public.t.t_pkey
-> drop constraint public.u.u_t_id_fkey
-> drop constraint public.t.t_pkey
-> create constraint public.t.t_id
-> create constraint public.t.t_pkey
-> create constraint public.u.u_t_id_fkey
<- finding error UNQ002 public.t.t_id
<- finding error PKY003 public.t.t_pkey
<- drop constraint public.t.t_pkey
<- drop constraint public.u.u_t_id_fkey
<- drop constraint public.t.t_id
<- create constraint public.t.t_pkey
<- create constraint public.u.u_t_id_fkey
