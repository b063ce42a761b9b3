-- A condition over an array of texts while its column changes its type.
--- before
CREATE TABLE public.t (state varchar(10), CONSTRAINT k CHECK (state IN ('a', 'b')), CONSTRAINT l CHECK (state::text = ANY (ARRAY['a', 'b', 'c']::text[])));
CREATE INDEX i ON public.t (state) WHERE state IN ('a', 'b');
--- after
CREATE TABLE public.t (state text, CONSTRAINT k CHECK (state IN ('a', 'b')), CONSTRAINT l CHECK (state::text = ANY (ARRAY['a', 'b', 'c']::text[])));
CREATE INDEX i ON public.t (state) WHERE state IN ('a', 'b');
--- rows
INSERT INTO public.t VALUES ('a');
--- rows after
INSERT INTO public.t VALUES ('b');
--- expect
-> finding warning COL007 public.t.state
-> finding warning CHK005 public.t.k
-> finding warning CHK005 public.t.l
-> finding warning IDX003 public.t.i
-> drop constraint public.t.k
-> drop constraint public.t.l
-> drop index public.t.i
-> alter column public.t.state
-> create constraint public.t.k
-> create constraint public.t.l
-> create index public.t.i
<- finding error COL009 public.t.state
<- finding warning CHK005 public.t.k
<- finding warning CHK005 public.t.l
<- finding warning IDX003 public.t.i
<- drop constraint public.t.k
<- drop constraint public.t.l
<- drop index public.t.i
<- alter column public.t.state rewrites loses values
<- create constraint public.t.k
<- create constraint public.t.l
<- create index public.t.i
