-- An explicit cast is written out.
--- before
CREATE TABLE public.t (id integer, flag boolean DEFAULT true);
--- after
CREATE TABLE public.t (id integer, flag integer DEFAULT 1);
--- rows
INSERT INTO public.t VALUES (1, true), (2, false), (3, NULL);
--- expect
-> finding error COL011 public.t.flag
-> finding warning DEF003 public.t.flag
-> release column public.t.flag
-> alter column public.t.flag rewrites loses values
-> alter column public.t.flag
<- finding error COL011 public.t.flag
<- finding warning DEF003 public.t.flag
<- release column public.t.flag
<- alter column public.t.flag rewrites loses values
<- alter column public.t.flag
