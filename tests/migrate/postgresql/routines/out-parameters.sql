-- OUT parameters, TABLE and SETOF.
--- before
CREATE FUNCTION public.a(IN x integer, OUT y integer, OUT z text) LANGUAGE sql AS 'SELECT x, ''z''::text';
CREATE FUNCTION public.b() RETURNS TABLE (x integer, y text) LANGUAGE sql AS 'SELECT 1, ''y''::text';
CREATE FUNCTION public.c() RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1';
--- after
CREATE FUNCTION public.a(IN x integer, OUT y integer, OUT w text) LANGUAGE sql AS 'SELECT x, ''z''::text';
CREATE FUNCTION public.b() RETURNS TABLE (x integer, y text, z date) LANGUAGE sql AS 'SELECT 1, ''y''::text, NULL::date';
CREATE FUNCTION public.c() RETURNS SETOF integer LANGUAGE sql ROWS 10 AS 'SELECT 2';
--- expect
-> finding error FUN004 public.a(integer)
-> finding error FUN004 public.b()
-> finding warning FUN010 public.b()
-> finding error FUN006 public.b()
-> finding warning FUN010 public.c()
-> finding warning FUN007 public.c()
-> drop routine public.a(integer)
-> drop routine public.b()
-> create routine public.a(integer)
-> create routine public.b()
-> alter routine public.c()
<- finding error FUN004 public.a(integer)
<- finding error FUN004 public.b()
<- finding warning FUN010 public.b()
<- finding error FUN006 public.b()
<- finding warning FUN010 public.c()
<- finding warning FUN007 public.c()
<- drop routine public.a(integer)
<- drop routine public.b()
<- create routine public.a(integer)
<- create routine public.b()
<- alter routine public.c()
