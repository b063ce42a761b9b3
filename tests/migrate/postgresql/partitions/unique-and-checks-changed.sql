-- A unique constraint over all partitions lets nulls be equal, checks of the table and of one partition change.
--- before
CREATE TABLE public.t (a integer, b integer, c text, CONSTRAINT t_ab UNIQUE (a, b), CONSTRAINT c_there CHECK (c IS NOT NULL)) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t (CONSTRAINT own CHECK (b < 100)) FOR VALUES IN (1);
CREATE TABLE public.t_2 PARTITION OF public.t DEFAULT;
--- after
CREATE TABLE public.t (a integer, b integer, c text, CONSTRAINT t_ab UNIQUE NULLS NOT DISTINCT (a, b), CONSTRAINT c_there CHECK (c <> '' AND c IS NOT NULL), CONSTRAINT b_small CHECK (b < 1000)) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t (CONSTRAINT own CHECK (b < 200)) FOR VALUES IN (1);
CREATE TABLE public.t_2 PARTITION OF public.t (CONSTRAINT own CHECK (a <> 1)) DEFAULT;
--- rows
INSERT INTO public.t VALUES (1, 99, 'x'), (1, NULL, 'ä'), (NULL, NULL, 'n'), (2, -2147483648, 'y');
--- rows after
INSERT INTO public.t VALUES (1, 50, 'x'), (2, 999, 'y');
--- expect
-> finding error CHK001 public.t.b_small
-> finding error CHK003 public.t.c_there
-> finding error UNQ004 public.t.t_ab
-> finding error CHK001 public.t_1.b_small
-> finding error CHK003 public.t_1.c_there
-> finding warning CHK004 public.t_1.own
-> finding error CHK001 public.t_2.b_small
-> finding error CHK003 public.t_2.c_there
-> finding error CHK001 public.t_2.own
-> drop constraint public.t.c_there
-> drop constraint public.t.t_ab
-> drop constraint public.t_1.own
-> create constraint public.t.b_small
-> create constraint public.t.c_there
-> create constraint public.t_1.own
-> create constraint public.t_2.own
-> create index public.t_1.t_1_a_b_key
-> create index public.t_2.t_2_a_b_key
-> create constraint public.t.t_ab
<- finding warning CHK002 public.t.b_small
<- finding warning CHK004 public.t.c_there
<- finding warning UNQ005 public.t.t_ab
<- finding warning CHK002 public.t_1.b_small
<- finding warning CHK004 public.t_1.c_there
<- finding error CHK003 public.t_1.own
<- finding warning CHK002 public.t_2.b_small
<- finding warning CHK004 public.t_2.c_there
<- finding warning CHK002 public.t_2.own
<- drop constraint public.t.b_small
<- drop constraint public.t.c_there
<- drop constraint public.t.t_ab
<- drop constraint public.t_1.own
<- drop constraint public.t_2.own
<- create constraint public.t.c_there
<- create constraint public.t_1.own
<- create index public.t_1.t_1_a_b_key
<- create index public.t_2.t_2_a_b_key
<- create constraint public.t.t_ab
