-- Defaults of many sorts change: special values, casts, arrays, rows of another kind, an escaped text.
--- before
CREATE TABLE public.t (id integer, a date DEFAULT CURRENT_DATE, b text DEFAULT CURRENT_USER, c text[] DEFAULT ARRAY['a', NULL], d interval DEFAULT '1 day', e numeric DEFAULT 'NaN', f text DEFAULT E'tab\there', g integer DEFAULT NULL, h text DEFAULT '');
--- after
CREATE TABLE public.t (id integer, a date DEFAULT CURRENT_DATE + 1, b text DEFAULT SESSION_USER, c text[] DEFAULT '{}', d interval DEFAULT '1 mon -00:00:01', e numeric DEFAULT -1, f text DEFAULT E'back\\slash ''and'' "quotes" $$ ; -- no remark', g integer, h text DEFAULT NULL);
--- rows
INSERT INTO public.t VALUES (1, NULL, '', '{}', NULL, 0, NULL, NULL, NULL);
--- expect
-> finding warning DEF003 public.t.a
-> finding warning DEF003 public.t.b
-> finding warning DEF003 public.t.c
-> finding warning DEF003 public.t.d
-> finding warning DEF003 public.t.e
-> finding warning DEF003 public.t.f
-> finding warning DEF002 public.t.h
-> alter column public.t.a
-> alter column public.t.b
-> alter column public.t.c
-> alter column public.t.d
-> alter column public.t.e
-> alter column public.t.f
-> alter column public.t.h
<- finding warning DEF003 public.t.a
<- finding warning DEF003 public.t.b
<- finding warning DEF003 public.t.c
<- finding warning DEF003 public.t.d
<- finding warning DEF003 public.t.e
<- finding warning DEF003 public.t.f
<- finding info DEF001 public.t.h
<- alter column public.t.a
<- alter column public.t.b
<- alter column public.t.c
<- alter column public.t.d
<- alter column public.t.e
<- alter column public.t.f
<- alter column public.t.h
