-- An index comes.
--- before
CREATE TABLE public.t (a integer, b text);
--- after
CREATE TABLE public.t (a integer, b text);
CREATE INDEX t_a ON public.t (a);
--- rows
INSERT INTO public.t VALUES (1, 'x');
--- expect
-> finding warning IDX001 public.t.t_a
-> create index public.t.t_a
<- finding warning IDX002 public.t.t_a
<- drop index public.t.t_a
