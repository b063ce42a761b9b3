-- A plain type is replaced by a domain with a check over it.
--- before
CREATE TABLE public.t (mail text NOT NULL, other text);
--- after
CREATE DOMAIN public.address AS text CHECK (VALUE LIKE '%@%');
CREATE DOMAIN public.plain AS text;
CREATE TABLE public.t (mail public.address NOT NULL, other public.plain);
--- rows
INSERT INTO public.t VALUES ('a@b', NULL);
--- expect
-> finding warning COL020 public.t.mail
-> finding warning COL020 public.t.other
-> finding info DOM006 public.address
-> finding info DOM006 public.plain
-> create domain public.address
-> create domain public.plain
-> alter column public.t.mail rewrites loses values
-> alter column public.t.other
<- finding warning COL020 public.t.mail
<- finding warning COL020 public.t.other
<- finding error DOM007 public.address
<- finding error DOM007 public.plain
<- alter column public.t.mail
<- alter column public.t.other
<- drop domain public.address
<- drop domain public.plain
