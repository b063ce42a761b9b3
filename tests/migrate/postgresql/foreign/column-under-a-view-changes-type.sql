-- A column of a foreign table changes its type under two views and a check.
--- before
CREATE FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_server FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE FOREIGN TABLE public.f (id integer, n varchar(10), CONSTRAINT positive CHECK (id > 0) NO INHERIT) SERVER bastion_case_server;
CREATE VIEW public.v AS SELECT id, n FROM public.f;
CREATE VIEW public.w AS SELECT max(id) AS id FROM public.v;
--- after
CREATE FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_server FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE FOREIGN TABLE public.f (id bigint, n text, CONSTRAINT positive CHECK (id > 0) NO INHERIT) SERVER bastion_case_server;
CREATE VIEW public.v AS SELECT id, n FROM public.f;
CREATE VIEW public.w AS SELECT max(id) AS id FROM public.v;
--- expect
-> finding error COL008 public.f.id
-> finding warning COL007 public.f.n
-> finding error VEW004 public.v.id
-> finding error VEW004 public.v.n
-> finding error VEW004 public.w.id
-> drop relation public.w
-> drop relation public.v
-> alter column public.f.id
-> alter column public.f.n
-> create relation public.v
-> create relation public.w
<- finding error COL009 public.f.id
<- finding error COL009 public.f.n
<- finding error VEW004 public.v.id
<- finding error VEW004 public.v.n
<- finding error VEW004 public.w.id
<- drop relation public.w
<- drop relation public.v
<- alter column public.f.id loses values
<- alter column public.f.n loses values
<- create relation public.v
<- create relation public.w
