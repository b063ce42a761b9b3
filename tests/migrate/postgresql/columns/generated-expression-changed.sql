-- The expression of a generated column changes, with an index and a view over it.
--- before
CREATE TABLE public.t (a integer, b text GENERATED ALWAYS AS (a::text || 'x') STORED);
CREATE INDEX t_b ON public.t (b);
CREATE VIEW public.v AS SELECT b FROM public.t;
--- after
CREATE TABLE public.t (a integer, b text GENERATED ALWAYS AS (a::text || 'y') STORED);
CREATE INDEX t_b ON public.t (b);
CREATE VIEW public.v AS SELECT b FROM public.t;
--- rows
INSERT INTO public.t (a) VALUES (1), (2);
--- expect
-> finding warning DEF010 public.t.b
-> drop index public.t.t_b
-> drop relation public.v
-> drop column public.t.b
-> create column public.t.b rewrites
-> create relation public.v
-> create index public.t.t_b
<- finding warning DEF010 public.t.b
<- drop index public.t.t_b
<- drop relation public.v
<- drop column public.t.b
<- create column public.t.b rewrites
<- create relation public.v
<- create index public.t.t_b
