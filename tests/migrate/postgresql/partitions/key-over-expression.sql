-- Rows are spread by an expression, with a class and a collation.
--- before
--- after
CREATE TABLE public.t (a text, b integer) PARTITION BY RANGE (lower(a) COLLATE "C", b);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM ('a', MINVALUE) TO ('m', MAXVALUE);
--- rows after
INSERT INTO public.t VALUES ('B', 1);
--- expect
-> finding info TBL001 public.t
-> finding info PAR001 public.t_1
-> create relation public.t
-> create relation public.t_1
-> attach relation public.t_1
<- finding error TBL002 public.t
<- finding error PAR002 public.t_1
<- drop relation public.t_1 loses rows
<- drop relation public.t loses rows
