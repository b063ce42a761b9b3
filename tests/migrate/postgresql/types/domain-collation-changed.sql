-- A domain sorts otherwise, under a column, an index and a check.
--- before
CREATE DOMAIN public.d AS text COLLATE "C" CHECK (VALUE <> '');
CREATE TABLE public.t (n public.d DEFAULT 'x', CONSTRAINT k CHECK (n > 'a'));
CREATE INDEX i ON public.t (n);
--- after
CREATE DOMAIN public.d AS text COLLATE "POSIX" CHECK (VALUE <> '');
CREATE TABLE public.t (n public.d DEFAULT 'x', CONSTRAINT k CHECK (n > 'a'));
CREATE INDEX i ON public.t (n);
--- rows
INSERT INTO public.t VALUES ('b');
--- rows after
INSERT INTO public.t VALUES ('b');
--- expect
-> finding error DOM003 public.d
-> release column public.t.n
-> drop constraint public.t.k
-> set_aside domain public.d
-> create domain public.d
-> alter column public.t.n rewrites loses values
-> alter column public.t.n
-> create constraint public.t.k
-> drop domain public.d
<- finding error DOM003 public.d
<- release column public.t.n
<- drop constraint public.t.k
<- set_aside domain public.d
<- create domain public.d
<- alter column public.t.n rewrites loses values
<- alter column public.t.n
<- create constraint public.t.k
<- drop domain public.d
