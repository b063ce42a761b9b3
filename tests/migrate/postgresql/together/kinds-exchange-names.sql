-- A view and a table exchange names, an index takes the name of a sequence.
--- before
CREATE TABLE public.a (id integer);
CREATE VIEW public.b AS SELECT id FROM public.a;
CREATE SEQUENCE public.s;
--- after
CREATE TABLE public.b (id integer);
CREATE VIEW public.a AS SELECT id FROM public.b;
CREATE INDEX s ON public.b (id);
--- expect
-> finding warning IDX001 public.b.s
-> finding error TBL006 public.a
-> finding info VEW013 public.a
-> finding error TBL006 public.b
-> finding error VEW007 public.b
-> finding error SEQ006 public.s
-> drop sequence public.s loses values
-> drop relation public.b
-> drop relation public.a loses rows
-> create relation public.b
-> create relation public.a
-> create index public.b.s
<- finding warning IDX002 public.b.s
<- finding error TBL006 public.a
<- finding error VEW007 public.a
<- finding error TBL006 public.b
<- finding info VEW013 public.b
<- finding info SEQ007 public.s
<- drop relation public.a
<- drop relation public.b loses rows
<- create sequence public.s
<- create relation public.a
<- create relation public.b
