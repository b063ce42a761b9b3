-- Binary fractions become decimal ones with a limit; a quarter survives both ways.
--- before
CREATE TABLE public.t (id integer, x double precision NOT NULL DEFAULT 0, y real);
--- after
CREATE TABLE public.t (id integer, x numeric(20,6) NOT NULL DEFAULT 0, y numeric(8,3));
--- rows
INSERT INTO public.t VALUES (1, 0.25, -1.5), (2, -123456789.5, NULL), (3, 0, 0);
--- rows after
INSERT INTO public.t VALUES (1, 0.5, 1024.125), (2, 0, NULL);
--- expect
-> finding error COL010 public.t.x
-> finding error COL010 public.t.y
-> release column public.t.x
-> alter column public.t.x rewrites loses values
-> alter column public.t.y rewrites loses values
-> alter column public.t.x
<- finding error COL012 public.t.x
<- finding error COL012 public.t.y
<- release column public.t.x
<- alter column public.t.x rewrites loses values
<- alter column public.t.y rewrites loses values
<- alter column public.t.x
