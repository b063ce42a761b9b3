-- An owner takes a right from itself.
--- before
CREATE TABLE public.t (id integer);
--- after
CREATE TABLE public.t (id integer);
REVOKE DELETE, TRUNCATE ON public.t FROM postgres;
--- expect
-> finding warning GRT001 public.t.postgres
-> grant relation public.t
<- finding error GRT002 public.t.postgres
<- grant relation public.t
