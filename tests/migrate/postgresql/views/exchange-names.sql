-- Two views exchange their names under a third.
--- before
CREATE TABLE public.t (id integer, a text);
CREATE VIEW public.x AS SELECT id FROM public.t;
CREATE VIEW public.y AS SELECT a FROM public.t;
CREATE VIEW public.both AS SELECT x.id, y.a FROM public.x, public.y;
--- after
CREATE TABLE public.t (id integer, a text);
CREATE VIEW public.y AS SELECT id FROM public.t;
CREATE VIEW public.x AS SELECT a FROM public.t;
CREATE VIEW public."both" AS SELECT y.id, x.a FROM public.x, public.y;
--- renames
relation public.x -> public.y
relation public.y -> public.x
--- expect
-> finding error VEW012 public.x
-> finding error VEW012 public.y
-> rename relation public.x
-> rename relation public.y
-> rename relation public.x
-> alter relation public.both
<- finding error VEW012 public.x
<- finding error VEW012 public.y
<- rename relation public.x
<- rename relation public.y
<- rename relation public.x
<- alter relation public.both
