-- A view reads a new table instead of one that goes.
--- before
CREATE TABLE public.old (id integer);
CREATE VIEW public.v AS SELECT id FROM public.old;
CREATE VIEW public.w AS SELECT id FROM public.v;
--- after
CREATE TABLE public.new (id integer);
CREATE VIEW public.v AS SELECT id FROM public.new;
CREATE VIEW public.w AS SELECT id FROM public.v;
--- expect
-> finding info MET005 public.new
-> finding info TBL001 public.new
-> finding error TBL002 public.old
-> finding warning VEW006 public.v
-> drop relation public.w
-> drop relation public.v
-> drop relation public.old loses rows
-> create relation public.new
-> create relation public.v
-> create relation public.w
<- finding error TBL002 public.new
<- finding info MET005 public.old
<- finding info TBL001 public.old
<- finding warning VEW006 public.v
<- drop relation public.w
<- drop relation public.v
<- drop relation public.new loses rows
<- create relation public.old
<- create relation public.v
<- create relation public.w
