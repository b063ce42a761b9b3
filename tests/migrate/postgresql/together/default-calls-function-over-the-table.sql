-- A default calls a function whose body reads the table it belongs to.
--- before
--- after
CREATE TABLE public.t (id integer, n bigint);
CREATE FUNCTION public.f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM public.t; END;
ALTER TABLE public.t ALTER n SET DEFAULT public.f();
--- expect
-> finding info TBL001 public.t
-> finding info FUN011 public.f()
-> create relation public.t
-> create routine public.f()
-> alter column public.t.n
<- finding error TBL002 public.t
<- finding error FUN001 public.f()
<- release column public.t.n
<- drop routine public.f()
<- drop relation public.t loses rows
