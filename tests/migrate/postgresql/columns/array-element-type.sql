-- An array default moves with the type of its elements.
--- before
CREATE TABLE public.t (id integer, tags varchar(10)[] NOT NULL DEFAULT '{}'::varchar[], n integer[] DEFAULT ARRAY[1, 2]);
--- after
CREATE TABLE public.t (id integer, tags text[] NOT NULL DEFAULT '{}'::text[], n bigint[] DEFAULT ARRAY[1, 2]);
--- rows
INSERT INTO public.t VALUES (1, '{a,b}', '{1,NULL}'), (2, '{}', NULL);
--- expect
-> finding error COL008 public.t.n
-> finding warning COL007 public.t.tags
-> finding warning DEF003 public.t.tags
-> release column public.t.n
-> release column public.t.tags
-> alter column public.t.n rewrites
-> alter column public.t.tags rewrites
-> alter column public.t.n
-> alter column public.t.tags
<- finding error COL009 public.t.n
<- finding error COL009 public.t.tags
<- finding warning DEF003 public.t.tags
<- release column public.t.n
<- release column public.t.tags
<- alter column public.t.n rewrites loses values
<- alter column public.t.tags rewrites loses values
<- alter column public.t.n
<- alter column public.t.tags
