-- A list becomes one text and can become a list again.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, tags text[] NOT NULL DEFAULT ARRAY['a', 'b']);
CREATE INDEX t_tags ON public.t USING gin (tags);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, tags text NOT NULL DEFAULT 'a,b');
--- rows
INSERT INTO public.t VALUES (1, '{x,y,"z w"}'), (2, '{ä}');
--- rows after
INSERT INTO public.t VALUES (1, 'x,y'), (2, 'ß');
--- using
public.t.tags: array_to_string(tags, ',')
--- using back
public.t.tags: string_to_array(tags, ',')
--- expect
-> finding error COL015 public.t.tags
-> finding warning DEF003 public.t.tags
-> finding warning IDX002 public.t.t_tags
-> release column public.t.tags
-> drop index public.t.t_tags
-> alter column public.t.tags rewrites loses values
-> alter column public.t.tags
<- finding error COL015 public.t.tags
<- finding warning DEF003 public.t.tags
<- finding warning IDX001 public.t.t_tags
<- release column public.t.tags
<- alter column public.t.tags rewrites loses values
<- alter column public.t.tags
<- create index public.t.t_tags
