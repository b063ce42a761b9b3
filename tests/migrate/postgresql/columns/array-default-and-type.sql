-- A default of the old type cannot be cast to the new one by itself; it is let go first.
--- before
CREATE TABLE public.t (id integer, tags text[] DEFAULT ARRAY['1'::text]);
--- after
CREATE TABLE public.t (id integer, tags integer[] DEFAULT ARRAY[1]);
--- rows
INSERT INTO public.t VALUES (1, '{1,2}');
--- rows after
INSERT INTO public.t VALUES (1, '{1,2}');
--- using
public.t.tags: tags::integer[]
--- expect
-> finding error COL011 public.t.tags
-> finding warning DEF003 public.t.tags
-> release column public.t.tags
-> alter column public.t.tags rewrites loses values
-> alter column public.t.tags
<- finding error COL010 public.t.tags
<- finding warning DEF003 public.t.tags
<- release column public.t.tags
<- alter column public.t.tags rewrites
<- alter column public.t.tags
