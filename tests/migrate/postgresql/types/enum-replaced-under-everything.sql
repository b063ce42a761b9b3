-- An enum is replaced that a view, a function, a check, a domain, a composite and a default use.
--- before
CREATE TYPE public.mood AS ENUM ('a', 'b');
CREATE DOMAIN public.good AS public.mood CHECK (VALUE <> 'b');
CREATE TYPE public.pair AS (l public.mood, r integer);
CREATE FUNCTION public.f(m public.mood) RETURNS public.mood LANGUAGE sql AS 'SELECT m';
CREATE TABLE public.t (m public.mood DEFAULT 'a', g public.good, p public.pair, CONSTRAINT c CHECK (m IN ('a', 'b')));
CREATE VIEW public.v AS SELECT m, public.f(m) AS fm FROM public.t;
--- after
CREATE TYPE public.mood AS ENUM ('b', 'a');
CREATE DOMAIN public.good AS public.mood CHECK (VALUE <> 'b');
CREATE TYPE public.pair AS (l public.mood, r integer);
CREATE FUNCTION public.f(m public.mood) RETURNS public.mood LANGUAGE sql AS 'SELECT m';
CREATE TABLE public.t (m public.mood DEFAULT 'a', g public.good, p public.pair, CONSTRAINT c CHECK (m IN ('a', 'b')));
CREATE VIEW public.v AS SELECT m, public.f(m) AS fm FROM public.t;
--- rows
INSERT INTO public.t VALUES ('a', 'a', '(b,1)'), (NULL, NULL, NULL);
--- expect
-> finding warning ENM004 public.mood
-> release column public.t.m
-> drop constraint public.t.c
-> drop relation public.v
-> drop routine public.f(public.mood)
-> set_aside enum public.mood
-> set_aside domain public.good
-> set_aside composite public.pair
-> create enum public.mood
-> create domain public.good
-> create composite public.pair
-> create routine public.f(public.mood)
-> alter column public.t.g rewrites loses values
-> alter column public.t.m rewrites loses values
-> create relation public.v
-> alter column public.t.p rewrites loses values
-> alter column public.t.m
-> create constraint public.t.c
-> drop domain public.good
-> drop composite public.pair
-> drop enum public.mood
<- finding warning ENM004 public.mood
<- release column public.t.m
<- drop constraint public.t.c
<- drop relation public.v
<- drop routine public.f(public.mood)
<- set_aside enum public.mood
<- set_aside domain public.good
<- set_aside composite public.pair
<- create enum public.mood
<- create domain public.good
<- create composite public.pair
<- create routine public.f(public.mood)
<- alter column public.t.g rewrites loses values
<- alter column public.t.m rewrites loses values
<- create relation public.v
<- alter column public.t.p rewrites loses values
<- alter column public.t.m
<- create constraint public.t.c
<- drop domain public.good
<- drop composite public.pair
<- drop enum public.mood
