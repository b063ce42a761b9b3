-- A view goes; a function of the same name gives its rows, and the view above reads the function.
--- before
CREATE TABLE public.t (id integer, a text);
CREATE VIEW public.active AS SELECT id, a FROM public.t WHERE a IS NOT NULL;
CREATE VIEW public.top AS SELECT id FROM public.active;
--- after
CREATE TABLE public.t (id integer, a text);
CREATE FUNCTION public.active() RETURNS SETOF public.t LANGUAGE sql STABLE BEGIN ATOMIC SELECT id, a FROM public.t WHERE a IS NOT NULL; END;
CREATE VIEW public.top AS SELECT id FROM public.active();
--- rows
INSERT INTO public.t VALUES (1, NULL), (2, '');
--- expect
-> finding error VEW001 public.active
-> finding warning VEW006 public.top
-> finding error VEW007 public.top
-> finding info FUN011 public.active()
-> drop relation public.top
-> drop relation public.active
-> create routine public.active()
-> create relation public.top
<- finding info VEW011 public.active
<- finding warning VEW006 public.top
<- finding info VEW013 public.top
<- finding error FUN001 public.active()
<- drop relation public.top
<- drop routine public.active()
<- create relation public.active
<- create relation public.top
