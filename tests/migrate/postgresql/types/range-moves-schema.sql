-- A range moves to another schema with its multirange; columns and a function follow.
--- before
CREATE SCHEMA types;
CREATE TYPE public.ages AS RANGE (SUBTYPE = smallint, MULTIRANGE_TYPE_NAME = public.ages_set);
CREATE TABLE public.ticket (id integer, a public.ages DEFAULT '[0,18)');
CREATE FUNCTION public.fits(a public.ages, n smallint) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a @> n';
--- after
CREATE SCHEMA types;
CREATE TYPE types.ages AS RANGE (SUBTYPE = smallint, MULTIRANGE_TYPE_NAME = public.ages_set);
CREATE TABLE public.ticket (id integer, a types.ages DEFAULT '[0,18)');
CREATE FUNCTION public.fits(a types.ages, n smallint) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a @> n';
--- rows
INSERT INTO public.ticket VALUES (1, DEFAULT), (2, 'empty'), (3, '(,)'), (4, NULL);
--- renames
range public.ages -> types.ages
--- expect
-> finding error RNG003 types.ages
-> finding error FUN003 public.fits(public.ages, smallint)
-> drop routine public.fits(public.ages, smallint)
-> rename range types.ages
-> create routine public.fits(types.ages, smallint)
<- finding error RNG003 public.ages
<- finding error FUN003 public.fits(types.ages, smallint)
<- drop routine public.fits(types.ages, smallint)
<- rename range public.ages
<- create routine public.fits(public.ages, smallint)
