-- A role that had a right becomes the owner.
--- before
CREATE TABLE public.t (id integer);
GRANT SELECT ON public.t TO bastion_case_writer;
--- after
CREATE TABLE public.t (id integer);
ALTER TABLE public.t OWNER TO bastion_case_writer;
--- expect
-> finding error GRT002 public.t.bastion_case_writer
-> finding warning TBL018 public.t
-> alter relation public.t
-> grant relation public.t
<- finding warning GRT001 public.t.bastion_case_writer
<- finding warning TBL018 public.t
<- alter relation public.t
<- grant relation public.t
