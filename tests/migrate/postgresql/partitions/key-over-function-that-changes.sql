-- Rows are spread by a function that must be made anew, as its argument gets another name.
--- before
CREATE FUNCTION public.bucket(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT abs(n % 2)';
CREATE TABLE public.t (n integer, name text) PARTITION BY LIST (public.bucket(n));
CREATE TABLE public.even PARTITION OF public.t FOR VALUES IN (0);
CREATE TABLE public.odd PARTITION OF public.t FOR VALUES IN (1, NULL);
--- after
CREATE FUNCTION public.bucket(number integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT abs(number % 2)';
CREATE TABLE public.t (n integer, name text) PARTITION BY LIST (public.bucket(n));
CREATE TABLE public.even PARTITION OF public.t FOR VALUES IN (0);
CREATE TABLE public.odd PARTITION OF public.t FOR VALUES IN (1, NULL);
--- rows
INSERT INTO public.t VALUES (-3, 'minus'), (4, NULL), (NULL, ''), (2147483647, 'ä');
--- expect
-> finding error FUN004 public.bucket(integer)
-> finding warning FUN010 public.bucket(integer)
-> detach relation public.even
-> detach relation public.odd
-> drop relation public.t loses rows
-> drop routine public.bucket(integer)
-> create routine public.bucket(integer)
-> create relation public.t
-> attach relation public.even
-> attach relation public.odd
<- finding error FUN004 public.bucket(integer)
<- finding warning FUN010 public.bucket(integer)
<- detach relation public.even
<- detach relation public.odd
<- drop relation public.t loses rows
<- drop routine public.bucket(integer)
<- create routine public.bucket(integer)
<- create relation public.t
<- attach relation public.even
<- attach relation public.odd
