-- Documents get their binary form.
--- before
CREATE TABLE public.t (id integer, body json DEFAULT '{}');
--- after
CREATE TABLE public.t (id integer, body jsonb DEFAULT '{}');
--- rows
INSERT INTO public.t VALUES (1, '{"a": [1, null]}'), (2, NULL);
--- expect
-> finding error COL010 public.t.body
-> finding warning DEF003 public.t.body
-> release column public.t.body
-> alter column public.t.body rewrites loses values
-> alter column public.t.body
<- finding error COL010 public.t.body
<- finding warning DEF003 public.t.body
<- release column public.t.body
<- alter column public.t.body rewrites loses values
<- alter column public.t.body
