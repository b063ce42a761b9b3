-- One of three functions of a name goes, one changes.
--- before
CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION public.f(a text) RETURNS integer LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION public.f(a text, b text) RETURNS integer LANGUAGE sql AS 'SELECT 3';
--- after
CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION public.f(a text) RETURNS integer LANGUAGE sql AS 'SELECT 22';
CREATE FUNCTION public.f(a date) RETURNS integer LANGUAGE sql AS 'SELECT 4';
--- expect
-> finding warning FUN010 public.f(text)
-> finding error FUN002 public.f(text, text)
-> drop routine public.f(text, text)
-> create routine public.f(date)
-> alter routine public.f(text)
<- finding error FUN002 public.f(date)
<- finding warning FUN010 public.f(text)
<- drop routine public.f(date)
<- alter routine public.f(text)
<- create routine public.f(text, text)
