-- One default becomes a volatile call, another stops being one; the rows keep what they have.
--- before
CREATE TABLE public.token (id integer PRIMARY KEY, code text NOT NULL DEFAULT 'none', made timestamptz DEFAULT clock_timestamp(), luck double precision DEFAULT random());
--- after
CREATE TABLE public.token (id integer PRIMARY KEY, code text NOT NULL DEFAULT gen_random_uuid()::text, made timestamptz DEFAULT '2000-01-01 00:00:00+00', luck double precision);
--- rows
INSERT INTO public.token VALUES (1, '', '-infinity', 'NaN'), (2, 'none', NULL, NULL);
--- expect
-> finding warning DEF003 public.token.code
-> finding warning DEF004 public.token.code
-> finding warning DEF002 public.token.luck
-> finding warning DEF003 public.token.made
-> finding warning DEF004 public.token.made
-> alter column public.token.code
-> alter column public.token.luck
-> alter column public.token.made
<- finding warning DEF003 public.token.code
<- finding warning DEF004 public.token.code
<- finding info DEF001 public.token.luck
<- finding warning DEF003 public.token.made
<- finding warning DEF004 public.token.made
<- alter column public.token.code
<- alter column public.token.luck
<- alter column public.token.made
