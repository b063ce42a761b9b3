-- An attribute's type becomes a domain over the same type, and a dropped domain leaves a composite type.
--- before
CREATE DOMAIN public.d AS integer;
CREATE DOMAIN public.gone AS text NOT NULL;
CREATE TYPE public.c AS (x integer, y text);
CREATE TYPE public.e AS (x public.gone, y text);
--- after
CREATE DOMAIN public.d AS integer;
CREATE TYPE public.c AS (x public.d, y text);
CREATE TYPE public.e AS (x integer);
--- expect
-> finding error CMP003 public.c.x
-> finding error CMP003 public.e.x
-> finding error CMP002 public.e.y
-> finding error DOM007 public.gone
-> set_aside composite public.e
-> alter composite public.c
-> create composite public.e
-> drop composite public.e
-> drop domain public.gone
<- finding error CMP003 public.c.x
<- finding error CMP003 public.e.x
<- finding warning CMP001 public.e.y
<- finding info DOM006 public.gone
<- create domain public.gone
<- alter composite public.c
<- alter composite public.e
