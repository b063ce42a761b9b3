-- Rights on a table are given, taken and passed on.
--- before
CREATE TABLE public.t (id integer, a integer);
GRANT SELECT, INSERT ON public.t TO bastion_case_reader;
GRANT ALL ON public.t TO bastion_case_writer;
--- after
CREATE TABLE public.t (id integer, a integer);
GRANT SELECT ON public.t TO bastion_case_reader WITH GRANT OPTION;
GRANT UPDATE ON public.t TO PUBLIC;
GRANT SELECT, TRUNCATE ON public.t TO bastion_case_writer;
--- expect
-> finding error GRT001 public.t.PUBLIC
-> finding warning GRT003 public.t.bastion_case_reader
-> finding error GRT002 public.t.bastion_case_reader
-> finding error GRT002 public.t.bastion_case_writer
-> grant relation public.t
<- finding error GRT002 public.t.PUBLIC
<- finding warning GRT003 public.t.bastion_case_reader
<- finding warning GRT001 public.t.bastion_case_reader
<- finding warning GRT001 public.t.bastion_case_writer
<- grant relation public.t
