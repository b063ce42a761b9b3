-- A label goes: the type is replaced under its columns.
--- before
CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE public.t (id integer, m public.mood NOT NULL DEFAULT 'ok', list public.mood[] DEFAULT '{ok}');
CREATE INDEX t_m ON public.t (m) WHERE m <> 'sad';
--- after
CREATE TYPE public.mood AS ENUM ('sad', 'ok');
CREATE TABLE public.t (id integer, m public.mood NOT NULL DEFAULT 'ok', list public.mood[] DEFAULT '{ok}');
CREATE INDEX t_m ON public.t (m) WHERE m <> 'sad';
--- rows
INSERT INTO public.t VALUES (1, 'sad', '{sad,ok}'), (2, 'ok', NULL);
--- expect
-> finding error ENM002 public.mood
-> release column public.t.list
-> release column public.t.m
-> drop index public.t.t_m
-> set_aside enum public.mood
-> create enum public.mood
-> alter column public.t.list rewrites loses values
-> alter column public.t.m rewrites loses values
-> alter column public.t.list
-> alter column public.t.m
-> create index public.t.t_m
-> drop enum public.mood
<- finding warning ENM001 public.mood
<- alter enum public.mood
