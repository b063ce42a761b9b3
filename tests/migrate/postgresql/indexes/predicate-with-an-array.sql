-- An index whose condition names an array of texts.
--- before
CREATE TABLE public.t (id integer, state text, kind varchar(10));
CREATE INDEX i ON public.t (id) WHERE state = ANY (ARRAY['a', 'b']::text[]);
CREATE INDEX j ON public.t (id) WHERE kind IN ('x', 'y');
--- after
CREATE TABLE public.t (id bigint, state text, kind varchar(20));
CREATE INDEX i ON public.t (id) WHERE state = ANY (ARRAY['a', 'b', 'c']::text[]);
CREATE INDEX j ON public.t (id) WHERE kind IN ('x', 'z');
--- rows
INSERT INTO public.t VALUES (1, 'a', 'x');
--- rows after
INSERT INTO public.t VALUES (1, 'a', 'x');
--- expect
-> finding error COL008 public.t.id
-> finding warning COL007 public.t.kind
-> finding warning IDX003 public.t.i
-> finding warning IDX003 public.t.j
-> drop index public.t.i
-> drop index public.t.j
-> alter column public.t.id rewrites
-> alter column public.t.kind
-> create index public.t.i
-> create index public.t.j
<- finding error COL009 public.t.id
<- finding error COL009 public.t.kind
<- finding warning IDX003 public.t.i
<- finding warning IDX003 public.t.j
<- drop index public.t.i
<- drop index public.t.j
<- alter column public.t.id rewrites loses values
<- alter column public.t.kind rewrites loses values
<- create index public.t.i
<- create index public.t.j
