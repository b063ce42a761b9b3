-- A statistics object gets another schema, name and owner.
--- before
CREATE SCHEMA meta;
CREATE TABLE public.t (a integer, b integer);
CREATE STATISTICS public.ab (mcv) ON a, b FROM public.t;
--- after
CREATE SCHEMA meta;
GRANT CREATE ON SCHEMA meta TO bastion_case_writer;
CREATE TABLE public.t (a integer, b integer);
CREATE STATISTICS meta."A B" (mcv) ON a, b FROM public.t;
ALTER STATISTICS meta."A B" OWNER TO bastion_case_writer;
--- rows
INSERT INTO public.t VALUES (1, NULL);
--- renames
statistics public.ab -> meta.A B
--- expect
-> finding warning GRT001 meta.bastion_case_writer
-> finding info STX003 meta.A B
-> finding warning ACL001 meta.A B
-> rename statistics meta.A B
-> alter statistics meta.A B
-> grant schema meta
<- finding error GRT002 meta.bastion_case_writer
<- finding info STX003 public.ab
<- finding warning ACL001 public.ab
<- rename statistics public.ab
<- alter statistics public.ab
<- grant schema meta
