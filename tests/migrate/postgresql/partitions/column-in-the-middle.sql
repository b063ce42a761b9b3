-- A column comes between two others of a partitioned table that is pointed at; the partitions follow.
--- before
CREATE TABLE public.t (id integer NOT NULL, z text, PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM (0) TO (10);
CREATE TABLE public.t_2 PARTITION OF public.t DEFAULT;
CREATE TABLE public.u (t_id integer CONSTRAINT u_t REFERENCES public.t (id));
CREATE INDEX t_z ON public.t (z);
--- after
CREATE TABLE public.t (id integer NOT NULL, m numeric(5,2) DEFAULT 1.50, z text, PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM (0) TO (10);
CREATE TABLE public.t_2 PARTITION OF public.t DEFAULT;
CREATE TABLE public.u (t_id integer CONSTRAINT u_t REFERENCES public.t (id));
CREATE INDEX t_z ON public.t (z);
--- rows
INSERT INTO public.t VALUES (0, 'ä'), (-2147483648, NULL), (2147483647, '');
INSERT INTO public.u VALUES (0), (NULL), (2147483647);
--- expect
-> finding warning COL001 public.t.m
-> finding warning COL001 public.t_1.m
-> finding warning COL001 public.t_2.m
-> drop index public.t.t_z
-> drop constraint public.u.u_t
-> drop constraint public.t.t_pkey
-> set_aside relation public.t
-> set_aside relation public.t_1
-> set_aside relation public.t_2
-> create relation public.t
-> create relation public.t_1
-> create relation public.t_2
-> create index public.t_1.t_1_pkey
-> create index public.t_1.t_1_z_idx
-> attach relation public.t_1
-> create index public.t_2.t_2_pkey
-> create index public.t_2.t_2_z_idx
-> attach relation public.t_2
-> move_rows relation public.t
-> create constraint public.t.t_pkey
-> create constraint public.u.u_t
-> create index public.t.t_z
-> drop relation public.t_1
-> drop relation public.t_2
-> drop relation public.t
<- finding error COL004 public.t.m
<- finding error COL004 public.t_1.m
<- finding error COL004 public.t_2.m
<- drop column public.t.m loses column
