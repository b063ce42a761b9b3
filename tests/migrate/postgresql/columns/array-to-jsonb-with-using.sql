-- A list of numbers becomes a document; the default and the index change with it.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, points integer[] DEFAULT '{}'::integer[]);
CREATE INDEX t_points ON public.t USING gin (points);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, points jsonb DEFAULT '[]'::jsonb);
CREATE INDEX t_points ON public.t USING gin (points);
--- rows
INSERT INTO public.t VALUES (1, '{1,NULL,-2147483648}'), (2, '{}'), (3, NULL), (4, '{{1,2},{3,4}}');
--- rows after
INSERT INTO public.t VALUES (1, '[1, 2]'), (2, NULL);
--- using
public.t.points: to_jsonb(points)
--- using back
public.t.points: replace(replace(points::text, '[', '{'), ']', '}')::integer[]
--- expect
-> finding error COL015 public.t.points
-> finding warning DEF003 public.t.points
-> release column public.t.points
-> alter column public.t.points rewrites loses values
-> alter column public.t.points
<- finding error COL015 public.t.points
<- finding warning DEF003 public.t.points
<- release column public.t.points
<- alter column public.t.points rewrites loses values
<- alter column public.t.points
