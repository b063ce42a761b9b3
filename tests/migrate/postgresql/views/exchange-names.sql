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
-> finding warning VEW005 public.x.a
-> finding error VEW002 public.x.id
-> finding error VEW002 public.y.a
-> finding warning VEW005 public.y.id
-> finding warning VEW006 public.both
-> finding warning VEW006 public.x
-> finding warning VEW006 public.y
-> drop relation public.both
-> drop relation public.x
-> drop relation public.y
-> create relation public.x
-> create relation public.y
-> create relation public.both
<- finding error VEW002 public.x.a
<- finding warning VEW005 public.x.id
<- finding warning VEW005 public.y.a
<- finding error VEW002 public.y.id
<- finding warning VEW006 public.both
<- finding warning VEW006 public.x
<- finding warning VEW006 public.y
<- drop relation public.both
<- drop relation public.x
<- drop relation public.y
<- create relation public.x
<- create relation public.y
<- create relation public.both
