-- Comments, owner and rights of partitions.
--- before
CREATE TABLE public.t (a integer) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
--- after
CREATE TABLE public.t (a integer) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
COMMENT ON TABLE public.t_1 IS 'one';
COMMENT ON COLUMN public.t_1.a IS 'a';
ALTER TABLE public.t_1 OWNER TO bastion_case_writer;
GRANT SELECT ON public.t TO bastion_case_reader;
--- expect
-> finding info DOC001 public.t_1.a
-> finding warning GRT001 public.t.bastion_case_reader
-> finding info DOC001 public.t_1
-> finding warning TBL018 public.t_1
-> alter relation public.t_1
-> alter column public.t_1.a
-> grant relation public.t
<- finding info DOC001 public.t_1.a
<- finding error GRT002 public.t.bastion_case_reader
<- finding info DOC001 public.t_1
<- finding warning TBL018 public.t_1
<- alter relation public.t_1
<- alter column public.t_1.a
<- grant relation public.t
