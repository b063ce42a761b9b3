-- The condition of an index changes.
--- before
CREATE TABLE public.t (a integer, done boolean);
CREATE INDEX t_open ON public.t (a) WHERE NOT done;
--- after
CREATE TABLE public.t (a integer, done boolean);
CREATE INDEX t_open ON public.t (a) WHERE NOT done AND a > 0;
--- rows
INSERT INTO public.t VALUES (1, true), (2, false), (NULL, NULL);
--- expect
-> finding warning IDX003 public.t.t_open
-> drop index public.t.t_open
-> create index public.t.t_open
<- finding warning IDX003 public.t.t_open
<- drop index public.t.t_open
<- create index public.t.t_open
