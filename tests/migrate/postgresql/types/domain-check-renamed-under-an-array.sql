-- A domain's check gets another name while an array holds values of it.
--- before
CREATE DOMAIN public.d AS integer CONSTRAINT positive CHECK (VALUE > 0);
CREATE TABLE public.t (n public.d[]);
--- after
CREATE DOMAIN public.d AS integer CONSTRAINT above_zero CHECK (VALUE > 0);
CREATE TABLE public.t (n public.d[]);
--- rows
INSERT INTO public.t VALUES ('{1}');
--- rows after
INSERT INTO public.t VALUES ('{1}');
--- expect
-> finding error DOM001 public.d
-> finding warning DOM002 public.d
-> alter domain public.d
<- finding error DOM001 public.d
<- finding warning DOM002 public.d
<- alter domain public.d
