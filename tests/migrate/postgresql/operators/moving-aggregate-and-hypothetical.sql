-- An aggregate gets moving and final functions and a sort operator; another becomes parallel safe.
--- before
CREATE AGGREGATE public.biggest(integer) (SFUNC = int4larger, STYPE = integer);
CREATE AGGREGATE public.added(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
--- after
CREATE AGGREGATE public.biggest(integer) (SFUNC = int4larger, STYPE = integer, SORTOP = >, COMBINEFUNC = int4larger, PARALLEL = SAFE);
CREATE AGGREGATE public.added(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer, MINITCOND = '0', SSPACE = 8);
--- expect
-> finding warning FUN010 public.added(integer)
-> finding warning FUN010 public.biggest(integer)
-> finding warning FUN007 public.biggest(integer)
-> drop routine public.added(integer)
-> drop routine public.biggest(integer)
-> create routine public.added(integer)
-> create routine public.biggest(integer)
<- finding warning FUN010 public.added(integer)
<- finding warning FUN010 public.biggest(integer)
<- finding warning FUN007 public.biggest(integer)
<- drop routine public.added(integer)
<- drop routine public.biggest(integer)
<- create routine public.added(integer)
<- create routine public.biggest(integer)
