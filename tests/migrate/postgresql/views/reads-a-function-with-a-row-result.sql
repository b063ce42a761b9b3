-- A view selects from a function whose result gets one more column.
--- before
CREATE FUNCTION public.days(n integer) RETURNS TABLE (day date, no integer) LANGUAGE sql STABLE AS 'SELECT current_date + i, i FROM generate_series(1, n) AS i';
CREATE VIEW public.week AS SELECT day, no FROM public.days(7);
CREATE VIEW public.weekend AS SELECT day FROM public.week WHERE extract(isodow FROM day) > 5;
--- after
CREATE FUNCTION public.days(n integer) RETURNS TABLE (day date, no integer, name text) LANGUAGE sql STABLE AS 'SELECT current_date + i, i, to_char(current_date + i, ''TMDay'') FROM generate_series(1, n) AS i';
CREATE VIEW public.week AS SELECT day, no, name FROM public.days(7);
CREATE VIEW public.weekend AS SELECT day FROM public.week WHERE extract(isodow FROM day) > 5;
--- expect
-> finding warning VEW005 public.week.name
-> finding warning VEW006 public.week
-> finding error FUN004 public.days(integer)
-> finding warning FUN010 public.days(integer)
-> finding error FUN006 public.days(integer)
-> drop relation public.weekend
-> drop relation public.week
-> drop routine public.days(integer)
-> create routine public.days(integer)
-> create relation public.week
-> create relation public.weekend
<- finding error VEW002 public.week.name
<- finding warning VEW006 public.week
<- finding error FUN004 public.days(integer)
<- finding warning FUN010 public.days(integer)
<- finding error FUN006 public.days(integer)
<- drop relation public.weekend
<- drop relation public.week
<- drop routine public.days(integer)
<- create routine public.days(integer)
<- create relation public.week
<- create relation public.weekend
