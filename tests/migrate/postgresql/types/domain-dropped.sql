-- A domain goes; its column is plain from now on.
--- before
CREATE DOMAIN public.d AS text CHECK (VALUE <> '');
CREATE TABLE public.t (a public.d NOT NULL);
--- after
CREATE TABLE public.t (a text NOT NULL);
--- rows
INSERT INTO public.t VALUES ('x');
--- expect
-> finding warning COL020 public.t.a
-> finding error DOM007 public.d
-> alter column public.t.a
-> drop domain public.d
<- finding warning COL020 public.t.a
<- finding info DOM006 public.d
<- create domain public.d
<- alter column public.t.a rewrites loses values
