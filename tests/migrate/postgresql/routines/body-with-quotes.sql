-- A body with quotes, dollars and backslashes.
--- before
--- after
CREATE FUNCTION public.f() RETURNS text LANGUAGE plpgsql AS $x$BEGIN RETURN 'it''s $$ \n "$body$" '; END$x$;
--- expect
-> finding info FUN011 public.f()
-> create routine public.f()
<- finding error FUN001 public.f()
<- drop routine public.f()
