-- Of two views the one that was read reads the other.
--- before
CREATE TABLE public.t (id integer, a integer);
CREATE VIEW public.one AS SELECT id, a FROM public.t;
CREATE VIEW public.two AS SELECT id, a FROM public.one WHERE a > 0;
--- after
CREATE TABLE public.t (id integer, a integer);
CREATE VIEW public.two AS SELECT id, a FROM public.t WHERE a > 0;
CREATE VIEW public.one AS SELECT id, a FROM public.two;
--- expect
-> finding warning VEW006 public.one
-> finding warning VEW006 public.two
-> alter relation public.two
-> alter relation public.one
<- finding warning VEW006 public.one
<- finding warning VEW006 public.two
<- alter relation public.one
<- alter relation public.two
