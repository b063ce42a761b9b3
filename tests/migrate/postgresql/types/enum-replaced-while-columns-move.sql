-- An enum is replaced while one column leaves it, one comes to it and one is renamed.
--- before
CREATE TYPE public.state AS ENUM ('new', 'done', 'gone');
CREATE TABLE public.t (id integer, a public.state, b text, c public.state);
--- after
CREATE TYPE public.state AS ENUM ('done', 'new');
CREATE TABLE public.t (id integer, a text, b public.state, d public.state);
--- rows
INSERT INTO public.t VALUES (1, 'new', 'done', 'new'), (2, NULL, NULL, NULL);
--- rows after
INSERT INTO public.t VALUES (1, 'new', 'done', 'new');
--- renames
column public.t.c -> public.t.d
--- expect
-> finding warning COL016 public.t.a
-> finding error COL017 public.t.b
-> finding error COL005 public.t.d
-> finding error ENM002 public.state
-> finding warning ENM004 public.state
-> set_aside enum public.state
-> rename column public.t.d
-> create enum public.state
-> alter column public.t.a rewrites loses values
-> alter column public.t.b rewrites loses values
-> alter column public.t.d rewrites loses values
-> drop enum public.state
<- finding error COL017 public.t.a
<- finding warning COL016 public.t.b
<- finding error COL005 public.t.c
<- finding warning ENM001 public.state
<- finding warning ENM004 public.state
<- set_aside enum public.state
<- rename column public.t.c
<- create enum public.state
<- alter column public.t.a rewrites loses values
<- alter column public.t.b rewrites loses values
<- alter column public.t.c rewrites loses values
<- drop enum public.state
