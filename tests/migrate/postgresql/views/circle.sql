-- Two views that read each other: the server allows it, and nothing can come first.
--- before
CREATE TABLE public.t (id integer);
CREATE VIEW public.a AS SELECT id FROM public.t;
CREATE VIEW public.b AS SELECT id FROM public.a;
--- after
CREATE TABLE public.t (id integer);
CREATE VIEW public.a AS SELECT id FROM public.t;
CREATE VIEW public.b AS SELECT id FROM public.a;
CREATE OR REPLACE VIEW public.a AS SELECT id FROM public.b;
--- expect
-> finding warning VEW006 public.a
-> finding error VEW007 public.a
-> finding error VEW007 public.b
-> alter relation public.a
<- finding warning VEW006 public.a
<- finding info VEW013 public.a
<- finding info VEW013 public.b
<- alter relation public.a
