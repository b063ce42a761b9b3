-- A schema comes with tables that reference each other across schemas.
--- before
CREATE TABLE public.account (id integer PRIMARY KEY);
--- after
CREATE SCHEMA "Audit Log";
CREATE TABLE public.account (id integer PRIMARY KEY);
CREATE TABLE "Audit Log".entry (id integer PRIMARY KEY, account_id integer REFERENCES public.account (id));
--- rows
INSERT INTO public.account VALUES (1);
