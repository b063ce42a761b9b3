-- Nulls count as equal from now on.
--- before
CREATE TABLE public.t (a integer, CONSTRAINT t_a UNIQUE (a));
--- after
CREATE TABLE public.t (a integer, CONSTRAINT t_a UNIQUE NULLS NOT DISTINCT (a));
--- rows
INSERT INTO public.t VALUES (1), (NULL);
--- expect
-> finding error UNQ004 public.t.t_a
-> drop constraint public.t.t_a
-> create constraint public.t.t_a
<- finding warning UNQ005 public.t.t_a
<- drop constraint public.t.t_a
<- create constraint public.t.t_a
