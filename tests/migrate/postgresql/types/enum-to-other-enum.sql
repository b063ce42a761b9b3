-- A column goes from one enum to another.
--- before
CREATE TYPE public.small AS ENUM ('a', 'b');
CREATE TYPE public.large AS ENUM ('a', 'b', 'c');
CREATE TABLE public.t (m public.small DEFAULT 'a', l public.large);
--- after
CREATE TYPE public.small AS ENUM ('a', 'b');
CREATE TYPE public.large AS ENUM ('a', 'b', 'c');
CREATE TABLE public.t (m public.large DEFAULT 'a', l public.large);
--- rows
INSERT INTO public.t VALUES ('b', 'c');
--- using
public.t.m: m::text::public.large
--- using back
public.t.m: m::text::public.small
--- expect
-> finding error COL011 public.t.m
-> finding warning DEF003 public.t.m
-> release column public.t.m
-> alter column public.t.m rewrites loses values
-> alter column public.t.m
<- finding error COL011 public.t.m
<- finding warning DEF003 public.t.m
<- release column public.t.m
<- alter column public.t.m rewrites loses values
<- alter column public.t.m
