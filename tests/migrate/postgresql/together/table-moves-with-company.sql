-- A table moves to a new schema with its sequence, index, trigger and rights.
--- before
CREATE FUNCTION public.tr() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id serial PRIMARY KEY, a text);
CREATE INDEX t_a ON public.t (a);
CREATE TRIGGER tr BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.tr();
CREATE VIEW public.v AS SELECT id FROM public.t;
GRANT SELECT ON public.t TO bastion_case_reader;
--- after
CREATE SCHEMA app;
CREATE FUNCTION public.tr() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE app.t (id serial PRIMARY KEY, a text);
CREATE INDEX t_a ON app.t (a);
CREATE TRIGGER tr BEFORE INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION public.tr();
CREATE VIEW public.v AS SELECT id FROM app.t;
GRANT SELECT ON app.t TO bastion_case_reader;
--- rows
INSERT INTO public.t (a) VALUES ('x');
--- renames
relation public.t -> app.t
sequence public.t_id_seq -> app.t_id_seq
--- expect
-> finding error TBL005 app.t
-> finding info SCH001 app
-> finding info SEQ008 app.t_id_seq
-> create schema app
-> rename relation app.t
<- finding error TBL005 public.t
<- finding error SCH002 app
<- finding info SEQ008 public.t_id_seq
<- rename relation public.t
<- drop schema app
