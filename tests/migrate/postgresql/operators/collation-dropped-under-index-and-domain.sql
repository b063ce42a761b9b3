-- A collation goes; the index, the domain and the column that named it sort by the server's own one.
--- before
CREATE COLLATION public.bytes (PROVIDER = libc, LOCALE = 'C');
CREATE DOMAIN public.code AS text COLLATE public.bytes;
CREATE TABLE public.t (a text COLLATE public.bytes, b public.code, c text);
CREATE INDEX t_c ON public.t (c COLLATE public.bytes);
CREATE VIEW public.v AS SELECT c COLLATE public.bytes AS c FROM public.t;
--- after
CREATE DOMAIN public.code AS text;
CREATE TABLE public.t (a text, b public.code, c text);
CREATE INDEX t_c ON public.t (c);
CREATE VIEW public.v AS SELECT c FROM public.t;
--- rows
INSERT INTO public.t VALUES ('ä', 'z', ''), (NULL, NULL, NULL), ('Z', '', 'ß');
--- expect
-> finding error CLN002 public.bytes
-> finding error COL014 public.t.a
-> finding error COL014 public.v.c
-> finding error DOM003 public.code
-> finding warning IDX003 public.t.t_c
-> finding warning VEW006 public.v
-> finding info VEW013 public.v
-> drop index public.t.t_c
-> drop relation public.v
-> set_aside domain public.code
-> create domain public.code
-> create relation public.v
-> alter column public.t.a
-> alter column public.t.b loses values
-> create index public.t.t_c
-> drop domain public.code
-> drop collation public.bytes
<- finding info CLN001 public.bytes
<- finding error COL014 public.t.a
<- finding error COL014 public.v.c
<- finding error DOM003 public.code
<- finding warning IDX003 public.t.t_c
<- finding warning VEW006 public.v
<- finding error VEW007 public.v
<- drop index public.t.t_c
<- drop relation public.v
<- set_aside domain public.code
<- create collation public.bytes
<- create domain public.code
<- create relation public.v
<- alter column public.t.a
<- alter column public.t.b loses values
<- create index public.t.t_c
<- drop domain public.code
