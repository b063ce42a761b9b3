-- A function that reads one table gives the default of another; both tables change.
--- before
CREATE TABLE public.setting (name text PRIMARY KEY, value integer);
CREATE FUNCTION public.setting_of(text) RETURNS integer LANGUAGE sql STABLE BEGIN ATOMIC SELECT value FROM public.setting WHERE name = $1; END;
CREATE TABLE public.t (id integer, n integer DEFAULT public.setting_of('n'));
--- after
CREATE TABLE public.setting (name text PRIMARY KEY, value bigint);
CREATE FUNCTION public.setting_of(text) RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT value FROM public.setting WHERE name = $1; END;
CREATE TABLE public.t (id integer, n bigint DEFAULT public.setting_of('n'));
--- rows
INSERT INTO public.setting VALUES ('n', 5);
INSERT INTO public.t VALUES (1, 2);
--- expect
-> finding error COL008 public.setting.value
-> finding error COL008 public.t.n
-> finding error FUN006 public.setting_of(text)
-> release column public.t.n
-> drop routine public.setting_of(text)
-> alter column public.setting.value rewrites
-> create routine public.setting_of(text)
-> alter column public.t.n rewrites
-> alter column public.t.n
<- finding error COL009 public.setting.value
<- finding error COL009 public.t.n
<- finding error FUN006 public.setting_of(text)
<- release column public.t.n
<- drop routine public.setting_of(text)
<- alter column public.setting.value rewrites loses values
<- create routine public.setting_of(text)
<- alter column public.t.n rewrites loses values
<- alter column public.t.n
