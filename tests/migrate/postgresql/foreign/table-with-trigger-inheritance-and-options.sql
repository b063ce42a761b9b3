-- A foreign table becomes a child of a table, gets a trigger and exchanges the values of two options.
--- before
CREATE FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_server FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE FUNCTION public.tr() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.base (id integer, "Name" text);
CREATE FOREIGN TABLE public."F" (id integer, "Name" text OPTIONS (a '1', b '2')) SERVER bastion_case_server OPTIONS ("a b" 'it''s', c '');
--- after
CREATE FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_server FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE FUNCTION public.tr() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.base (id integer, "Name" text);
CREATE FOREIGN TABLE public."F" (id integer, "Name" text OPTIONS (a '2', b '1')) SERVER bastion_case_server OPTIONS ("a b" '', c 'it''s');
ALTER FOREIGN TABLE public."F" INHERIT public.base;
CREATE TRIGGER tr BEFORE INSERT ON public."F" FOR EACH ROW EXECUTE FUNCTION public.tr();
--- rows
INSERT INTO public.base VALUES (1, NULL), (NULL, '');
--- expect
-> finding warning COL025 public.F.Name
-> finding warning TBL019 public.F
-> finding warning TBL013 public.F
-> finding warning TRG001 public.F.tr
-> alter relation public.F
-> alter column public.F.Name
-> attach relation public.F
-> create trigger public.F.tr
<- finding warning COL025 public.F.Name
<- finding warning TBL019 public.F
<- finding warning TBL013 public.F
<- finding warning TRG002 public.F.tr
<- detach relation public.F
<- drop trigger public.F.tr
<- alter relation public.F
<- alter column public.F.Name
