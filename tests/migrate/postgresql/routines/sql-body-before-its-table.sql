-- A text body names a table that comes later.
--- before
--- after
CREATE TABLE public.t (id integer);
CREATE FUNCTION public.a() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM public.t';
CREATE TABLE public.u (n bigint DEFAULT public.a());
--- expect
-> finding info TBL001 public.t
-> finding info TBL001 public.u
-> finding info FUN011 public.a()
-> create routine public.a()
-> create relation public.t
-> create relation public.u
-> alter column public.u.n
<- finding error TBL002 public.t
<- finding error TBL002 public.u
<- finding error FUN001 public.a()
<- release column public.u.n
<- drop routine public.a()
<- drop relation public.t loses rows
<- drop relation public.u loses rows
