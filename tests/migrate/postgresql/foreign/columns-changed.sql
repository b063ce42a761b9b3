-- Columns of a foreign table change.
--- before
CREATE FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_server FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE FOREIGN TABLE public.f (id integer, a text, b date) SERVER bastion_case_server;
--- after
CREATE FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_server FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE FOREIGN TABLE public.f (id bigint NOT NULL, a text DEFAULT 'q', c numeric) SERVER bastion_case_server;
--- expect
-> finding info DEF001 public.f.a
-> finding error COL004 public.f.b
-> finding warning COL001 public.f.c
-> finding error COL008 public.f.id
-> finding error NUL001 public.f.id
-> drop column public.f.b loses column
-> create column public.f.c
-> alter column public.f.id
-> alter column public.f.a
<- finding warning DEF002 public.f.a
<- finding warning COL001 public.f.b
<- finding error COL004 public.f.c
<- finding error COL009 public.f.id
<- finding error NUL002 public.f.id
<- drop column public.f.c loses column
<- create column public.f.b
<- alter column public.f.id loses values
<- alter column public.f.a
