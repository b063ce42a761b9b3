-- Values that a function computed stay, although the function goes and the columns change places.
--- before
CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN a + 1;
CREATE TABLE public.t (id integer PRIMARY KEY, g integer GENERATED ALWAYS AS (public.f(id)) STORED, n text);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, n text, g bigint DEFAULT 4);
--- rows
INSERT INTO public.t VALUES (1, DEFAULT, 'a');
--- rows after
INSERT INTO public.t VALUES (1, 'a', 2);
--- expect
-> finding error COL008 public.t.g
-> finding info DEF001 public.t.g
-> finding warning DEF011 public.t.g
-> finding warning TBL014 public.t
-> finding error FUN001 public.f(integer)
-> release column public.t.g
-> drop routine public.f(integer)
-> drop constraint public.t.t_pkey
-> set_aside relation public.t
-> create relation public.t
-> move_rows relation public.t
-> create constraint public.t.t_pkey
-> drop relation public.t
<- finding error COL009 public.t.g
<- finding error DEF009 public.t.g
<- finding warning TBL014 public.t
<- finding info FUN011 public.f(integer)
<- drop constraint public.t.t_pkey
<- set_aside relation public.t
<- create routine public.f(integer)
<- create relation public.t
<- move_rows relation public.t
<- create constraint public.t.t_pkey
<- drop relation public.t
