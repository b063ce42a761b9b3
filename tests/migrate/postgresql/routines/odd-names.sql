-- Routines whose names and arguments need quotes.
--- before
--- after
CREATE FUNCTION public."My Fün""c"("select" integer, "A b" text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT 1';
COMMENT ON FUNCTION public."My Fün""c"(integer, text) IS 'odd';
--- expect
-> finding info FUN011 public.My Fün"c(integer, text)
-> create routine public.My Fün"c(integer, text)
<- finding error FUN001 public.My Fün"c(integer, text)
<- drop routine public.My Fün"c(integer, text)
