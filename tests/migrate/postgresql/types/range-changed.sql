-- A range gets another subtype under its column.
--- before
CREATE TYPE public.span AS RANGE (SUBTYPE = integer, MULTIRANGE_TYPE_NAME = public.spans);
CREATE TABLE public.t (s public.span);
--- after
CREATE TYPE public.span AS RANGE (SUBTYPE = bigint, MULTIRANGE_TYPE_NAME = public.spans);
CREATE TABLE public.t (s public.span);
--- rows
INSERT INTO public.t VALUES ('[1,2)');
--- expect
-> finding error RNG004 public.span
-> set_aside range public.span
-> create range public.span
-> alter column public.t.s rewrites loses values
-> drop range public.span
<- finding error RNG004 public.span
<- set_aside range public.span
<- create range public.span
<- alter column public.t.s rewrites loses values
<- drop range public.span
