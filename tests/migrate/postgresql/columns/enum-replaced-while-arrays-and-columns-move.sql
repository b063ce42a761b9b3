-- An enum loses a value while a list of it stays, one column leaves it and another of a second table comes to it.
--- before
CREATE TYPE public.level AS ENUM ('low', 'middle', 'high');
CREATE TABLE public.a (id integer PRIMARY KEY, l public.level NOT NULL DEFAULT 'low', many public.level[] DEFAULT '{low,high}');
CREATE TABLE public.b (id integer PRIMARY KEY, l text DEFAULT 'high');
CREATE INDEX a_l ON public.a (l, id);
--- after
CREATE TYPE public.level AS ENUM ('high', 'low');
CREATE TABLE public.a (id integer PRIMARY KEY, l text NOT NULL DEFAULT 'low', many public.level[] DEFAULT '{low,high}');
CREATE TABLE public.b (id integer PRIMARY KEY, l public.level DEFAULT 'high');
CREATE INDEX a_l ON public.a (l, id);
--- rows
INSERT INTO public.a VALUES (1, 'middle', '{high,NULL}'), (2, 'high', NULL), (3, 'low', '{}');
INSERT INTO public.b VALUES (1, 'low'), (2, NULL);
--- rows after
INSERT INTO public.a VALUES (1, 'middle', '{low}');
INSERT INTO public.b VALUES (1, 'high');
--- expect
-> finding warning COL016 public.a.l
-> finding warning DEF003 public.a.l
-> finding error COL017 public.b.l
-> finding warning DEF003 public.b.l
-> finding error ENM002 public.level
-> finding warning ENM004 public.level
-> release column public.a.l
-> release column public.a.many
-> release column public.b.l
-> set_aside enum public.level
-> create enum public.level
-> alter column public.a.l rewrites loses values
-> alter column public.a.many rewrites loses values
-> alter column public.b.l rewrites loses values
-> alter column public.a.l
-> alter column public.a.many
-> alter column public.b.l
-> drop enum public.level
<- finding error COL017 public.a.l
<- finding warning DEF003 public.a.l
<- finding warning COL016 public.b.l
<- finding warning DEF003 public.b.l
<- finding warning ENM001 public.level
<- finding warning ENM004 public.level
<- release column public.a.l
<- release column public.a.many
<- release column public.b.l
<- set_aside enum public.level
<- create enum public.level
<- alter column public.a.l rewrites loses values
<- alter column public.a.many rewrites loses values
<- alter column public.b.l rewrites loses values
<- alter column public.a.l
<- alter column public.a.many
<- alter column public.b.l
<- drop enum public.level
