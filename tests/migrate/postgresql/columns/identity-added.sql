-- A plain number becomes an identity.
--- before
CREATE TABLE public.t (id integer NOT NULL, name text);
--- after
CREATE TABLE public.t (id integer GENERATED ALWAYS AS IDENTITY (START WITH 100), name text);
--- rows
INSERT INTO public.t VALUES (1, 'a');
--- rows after
INSERT INTO public.t (name) VALUES ('a'), ('b');
--- expect
-> finding warning DEF005 public.t.id
-> alter column public.t.id
<- finding error DEF006 public.t.id
<- alter column public.t.id
