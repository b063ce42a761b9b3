-- A schema comes with tables that reference each other across schemas.
--- before
CREATE TABLE public.account (id integer PRIMARY KEY);
--- after
CREATE SCHEMA "Audit Log";
CREATE TABLE public.account (id integer PRIMARY KEY);
CREATE TABLE "Audit Log".entry (id integer PRIMARY KEY, account_id integer REFERENCES public.account (id));
--- rows
INSERT INTO public.account VALUES (1);
--- expect
-> finding info TBL001 Audit Log.entry
-> finding info SCH001 Audit Log
-> create schema Audit Log
-> create relation Audit Log.entry
-> create constraint Audit Log.entry.entry_account_id_fkey
-> create constraint Audit Log.entry.entry_pkey
<- finding error TBL002 Audit Log.entry
<- finding error SCH002 Audit Log
<- drop relation Audit Log.entry loses rows
<- drop schema Audit Log
