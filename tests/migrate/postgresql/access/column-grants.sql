-- Rights on columns.
--- before
CREATE TABLE public.t (id integer, a integer, b integer);
GRANT SELECT (id, a) ON public.t TO bastion_case_reader;
--- after
CREATE TABLE public.t (id integer, a integer, b integer);
GRANT SELECT (id), UPDATE (a) ON public.t TO bastion_case_reader;
GRANT INSERT (b) ON public.t TO bastion_case_writer WITH GRANT OPTION;
--- expect
-> finding warning GRT001 public.t.a.bastion_case_reader
-> finding error GRT002 public.t.a.bastion_case_reader
-> finding warning GRT001 public.t.b.bastion_case_writer
-> grant column public.t.a
-> grant column public.t.b
<- finding warning GRT001 public.t.a.bastion_case_reader
<- finding error GRT002 public.t.a.bastion_case_reader
<- finding error GRT002 public.t.b.bastion_case_writer
<- grant column public.t.a
<- grant column public.t.b
