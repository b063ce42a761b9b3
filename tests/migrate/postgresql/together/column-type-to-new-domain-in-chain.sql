-- A new domain on a new enum, taken by a column under a view, a function and a policy.
--- before
CREATE TABLE public.t (id integer, m text NOT NULL DEFAULT 'a');
CREATE VIEW public.v AS SELECT m FROM public.t;
CREATE FUNCTION public.f() RETURNS SETOF public.t LANGUAGE sql BEGIN ATOMIC SELECT id, m FROM public.t; END;
CREATE POLICY p ON public.t USING (m <> 'b');
--- after
CREATE TYPE public.e AS ENUM ('a', 'b');
CREATE DOMAIN public.d AS public.e CHECK (VALUE::text <> 'b');
CREATE TABLE public.t (id integer, m public.d NOT NULL DEFAULT 'a');
CREATE VIEW public.v AS SELECT m FROM public.t;
CREATE FUNCTION public.f() RETURNS SETOF public.t LANGUAGE sql BEGIN ATOMIC SELECT id, m FROM public.t; END;
CREATE POLICY p ON public.t USING (m::text <> 'b');
--- rows
INSERT INTO public.t VALUES (1, 'a');
--- expect
-> finding error COL011 public.t.m
-> finding warning DEF003 public.t.m
-> finding error VEW004 public.v.m
-> finding info DOM006 public.d
-> finding info TYP001 public.e
-> finding warning POL004 public.t.p
-> release column public.t.m
-> drop routine public.f()
-> drop row_policy public.t.p
-> drop relation public.v
-> create enum public.e
-> create domain public.d
-> alter column public.t.m rewrites loses values
-> create routine public.f()
-> create relation public.v
-> alter column public.t.m
-> create row_policy public.t.p
<- finding error COL011 public.t.m
<- finding warning DEF003 public.t.m
<- finding error VEW004 public.v.m
<- finding error DOM007 public.d
<- finding error ENM005 public.e
<- finding warning POL004 public.t.p
<- release column public.t.m
<- drop routine public.f()
<- drop row_policy public.t.p
<- drop relation public.v
<- alter column public.t.m rewrites
<- create routine public.f()
<- create relation public.v
<- alter column public.t.m
<- create row_policy public.t.p
<- drop domain public.d
<- drop enum public.e
