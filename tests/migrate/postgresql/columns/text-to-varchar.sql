-- A text gets a limit, under an index and a check.
--- before
CREATE TABLE public.t (id integer, code text NOT NULL DEFAULT 'none', CONSTRAINT lower_case CHECK (code = lower(code)));
CREATE UNIQUE INDEX t_code ON public.t (code) WHERE code <> '';
CREATE INDEX t_prefix ON public.t (code text_pattern_ops);
--- after
CREATE TABLE public.t (id integer, code varchar(12) NOT NULL DEFAULT 'none', CONSTRAINT lower_case CHECK (code = lower(code)));
CREATE UNIQUE INDEX t_code ON public.t (code) WHERE code <> '';
CREATE INDEX t_prefix ON public.t (code varchar_pattern_ops);
--- rows
INSERT INTO public.t VALUES (1, 'abcdefghijkl'), (2, ''), (3, ''), (4, 'größe');
--- rows after
INSERT INTO public.t VALUES (1, 'x'), (NULL, '');
--- expect
-> finding error COL009 public.t.code
-> finding warning DEF003 public.t.code
-> finding warning CHK005 public.t.lower_case
-> finding error IDX008 public.t.t_code
-> finding warning IDX003 public.t.t_prefix
-> release column public.t.code
-> drop constraint public.t.lower_case
-> drop index public.t.t_code
-> drop index public.t.t_prefix
-> alter column public.t.code rewrites loses values
-> alter column public.t.code
-> create constraint public.t.lower_case
-> create index public.t.t_code
-> create index public.t.t_prefix
<- finding warning COL007 public.t.code
<- finding warning DEF003 public.t.code
<- finding warning CHK005 public.t.lower_case
<- finding error IDX008 public.t.t_code
<- finding warning IDX003 public.t.t_prefix
<- release column public.t.code
<- drop constraint public.t.lower_case
<- drop index public.t.t_code
<- drop index public.t.t_prefix
<- alter column public.t.code
<- alter column public.t.code
<- create constraint public.t.lower_case
<- create index public.t.t_code
<- create index public.t.t_prefix
