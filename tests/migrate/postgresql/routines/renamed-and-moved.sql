-- A function gets another name and schema.
--- before
CREATE SCHEMA api;
CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE VIEW public.v AS SELECT public.f(1) AS x;
--- after
CREATE SCHEMA api;
CREATE FUNCTION api.g(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE VIEW public.v AS SELECT api.g(1) AS x;
--- renames
routine public.f(integer) -> api.g(integer)
--- expect
-> finding error FUN012 api.g(integer)
-> rename routine api.g(integer)
<- finding error FUN012 public.f(integer)
<- rename routine public.f(integer)
