-- A value becomes a list of one; the server needs an expression for it.
--- before
CREATE TABLE public.t (id integer, tag text);
--- after
CREATE TABLE public.t (id integer, tag text[]);
--- rows
INSERT INTO public.t VALUES (1, 'x'), (2, NULL);
--- rows after
INSERT INTO public.t VALUES (1, '{x}');
--- using
public.t.tag: CASE WHEN tag IS NOT NULL THEN ARRAY[tag] END
--- using back
public.t.tag: tag[1]
--- expect
-> finding error COL015 public.t.tag
-> alter column public.t.tag rewrites loses values
<- finding error COL015 public.t.tag
<- alter column public.t.tag rewrites loses values
