-- A unique constraint becomes a plain unique index of the same name.
--- before
CREATE TABLE public.t (a integer CONSTRAINT t_a UNIQUE);
--- after
CREATE TABLE public.t (a integer);
CREATE UNIQUE INDEX t_a ON public.t (a);
--- rows
INSERT INTO public.t VALUES (1), (2);
--- expect
-> finding error UNQ002 public.t.t_a
-> drop constraint public.t.t_a
-> create index public.t.t_a
<- finding error UNQ001 public.t.t_a
<- drop index public.t.t_a
<- create constraint public.t.t_a
