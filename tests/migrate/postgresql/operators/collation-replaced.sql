-- A collation says something else under a column.
--- before
CREATE COLLATION public.own (PROVIDER = libc, LOCALE = 'C');
CREATE TABLE public.t (a text COLLATE public.own, b integer);
--- after
CREATE COLLATION public.own (PROVIDER = libc, LOCALE = 'POSIX');
CREATE TABLE public.t (a text COLLATE public.own, b integer);
--- rows
INSERT INTO public.t VALUES ('x', 1);
--- expect
-> finding error CLN004 public.own
-> finding error CLN004 public.own
-> set_aside collation public.own
-> create collation public.own
-> alter column public.t.a
-> drop collation public.own
<- finding error CLN004 public.own
<- finding error CLN004 public.own
<- set_aside collation public.own
<- create collation public.own
<- alter column public.t.a
<- drop collation public.own
