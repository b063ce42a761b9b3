-- A partition is divided itself, while its table with key and index stays.
--- before
CREATE TABLE public.p (id integer NOT NULL, k integer NOT NULL, n text, CONSTRAINT p_pkey PRIMARY KEY (k, id)) PARTITION BY LIST (k);
CREATE INDEX p_i ON public.p (n);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1);
CREATE TABLE public.p2 PARTITION OF public.p DEFAULT;
--- after
CREATE TABLE public.p (id integer NOT NULL, k integer NOT NULL, n text, CONSTRAINT p_pkey PRIMARY KEY (k, id)) PARTITION BY LIST (k);
CREATE INDEX p_i ON public.p (n);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1) PARTITION BY RANGE (id);
CREATE TABLE public.p11 PARTITION OF public.p1 FOR VALUES FROM (MINVALUE) TO (MAXVALUE);
CREATE TABLE public.p2 PARTITION OF public.p DEFAULT;
--- rows
INSERT INTO public.p VALUES (1, 1, 'a'), (2, 2, 'b');
--- rows after
INSERT INTO public.p VALUES (1, 1, 'a'), (2, 2, 'b');
--- expect
-> finding error PAR004 public.p1
-> finding error TBL006 public.p1
-> finding info PAR001 public.p11
-> detach relation public.p1
-> drop index public.p1.p1_n_idx
-> drop index public.p1.p1_pkey
-> set_aside relation public.p1
-> create relation public.p1
-> create relation public.p11
-> create index public.p11.p11_n_idx
-> create index public.p1.p1_n_idx
-> create index public.p11.p11_pkey
-> attach relation public.p11
-> move_rows relation public.p1
-> create index public.p1.p1_pkey
-> attach relation public.p1
-> drop relation public.p1
<- finding error PAR004 public.p1
<- finding error TBL006 public.p1
<- finding error PAR002 public.p11
<- detach relation public.p1
<- drop index public.p1.p1_n_idx
<- drop index public.p1.p1_pkey
<- set_aside relation public.p1
<- create relation public.p1
<- move_rows relation public.p1
<- create index public.p1.p1_n_idx
<- create index public.p1.p1_pkey
<- attach relation public.p1
<- drop relation public.p11
<- drop relation public.p1
