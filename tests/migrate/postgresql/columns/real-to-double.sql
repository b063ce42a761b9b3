-- A wider float.
--- before
CREATE TABLE public.t (x real DEFAULT 1.5);
--- after
CREATE TABLE public.t (x double precision DEFAULT 1.5);
--- rows
INSERT INTO public.t VALUES (1.25), ('NaN'), (NULL);
--- expect
-> finding error COL008 public.t.x
-> release column public.t.x
-> alter column public.t.x rewrites
-> alter column public.t.x
<- finding error COL012 public.t.x
<- release column public.t.x
<- alter column public.t.x rewrites loses values
<- alter column public.t.x
