-- A key over all partitions gets another name and order, while a table and a partition are pointed at.
--- before
CREATE TABLE public.t (a integer NOT NULL, b integer NOT NULL, CONSTRAINT t_key PRIMARY KEY (a, b)) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES IN (2);
CREATE TABLE public.u (a integer, b integer, CONSTRAINT u_t FOREIGN KEY (a, b) REFERENCES public.t (a, b));
CREATE TABLE public.w (a integer, b integer, CONSTRAINT w_t_1 FOREIGN KEY (a, b) REFERENCES public.t_1 (a, b) ON DELETE CASCADE);
--- after
CREATE TABLE public.t (a integer NOT NULL, b integer NOT NULL, CONSTRAINT t_primary PRIMARY KEY (b, a)) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES IN (2);
CREATE TABLE public.u (a integer, b integer, CONSTRAINT u_t FOREIGN KEY (a, b) REFERENCES public.t (a, b));
CREATE TABLE public.w (a integer, b integer, CONSTRAINT w_t_1 FOREIGN KEY (a, b) REFERENCES public.t_1 (a, b) ON DELETE CASCADE);
--- rows
INSERT INTO public.t VALUES (1, -2147483648), (2, 2147483647);
INSERT INTO public.u VALUES (2, 2147483647), (NULL, 5);
INSERT INTO public.w VALUES (1, -2147483648);
--- expect
-> finding error PKY002 public.t.t_key
-> finding error PKY001 public.t.t_primary
-> finding warning IDX011 public.t_1.t_1_pkey
-> finding warning IDX011 public.t_2.t_2_pkey
-> drop constraint public.u.u_t
-> drop constraint public.w.w_t_1
-> drop constraint public.t.t_key
-> create index public.t_1.t_1_pkey
-> create constraint public.w.w_t_1
-> create index public.t_2.t_2_pkey
-> create constraint public.t.t_primary
-> create constraint public.u.u_t
<- finding error PKY001 public.t.t_key
<- finding error PKY002 public.t.t_primary
<- finding warning IDX011 public.t_1.t_1_pkey
<- finding warning IDX011 public.t_2.t_2_pkey
<- drop constraint public.u.u_t
<- drop constraint public.w.w_t_1
<- drop constraint public.t.t_primary
<- create index public.t_1.t_1_pkey
<- create constraint public.w.w_t_1
<- create index public.t_2.t_2_pkey
<- create constraint public.t.t_key
<- create constraint public.u.u_t
