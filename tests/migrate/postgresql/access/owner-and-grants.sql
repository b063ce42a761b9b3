-- A table with rights of others changes its owner.
--- before
CREATE TABLE public.t (id serial);
GRANT SELECT ON public.t TO bastion_case_reader;
--- after
CREATE TABLE public.t (id serial);
ALTER TABLE public.t OWNER TO bastion_case_writer;
GRANT SELECT ON public.t TO bastion_case_reader;
--- expect
-> finding warning TBL018 public.t
-> finding warning ACL001 public.t_id_seq
-> alter relation public.t
-> grant relation public.t
<- finding warning TBL018 public.t
<- finding warning ACL001 public.t_id_seq
<- alter relation public.t
<- grant relation public.t
