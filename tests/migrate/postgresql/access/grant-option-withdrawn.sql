-- The right to pass a right on is taken, the right stays.
--- before
CREATE TABLE public.t (id integer);
GRANT SELECT, INSERT ON public.t TO bastion_case_reader WITH GRANT OPTION;
--- after
CREATE TABLE public.t (id integer);
GRANT SELECT ON public.t TO bastion_case_reader;
GRANT INSERT ON public.t TO bastion_case_reader WITH GRANT OPTION;
--- expect
-> finding warning GRT003 public.t.bastion_case_reader
-> grant relation public.t
<- finding warning GRT003 public.t.bastion_case_reader
<- grant relation public.t
