-- A label goes that rows still hold: the plan cannot keep them without help.
--- before
CREATE TYPE public.state AS ENUM ('new', 'old', 'broken');
CREATE TABLE public.item (id integer, state public.state);
--- after
CREATE TYPE public.state AS ENUM ('new', 'old');
CREATE TABLE public.item (id integer, state public.state);
--- rows
INSERT INTO public.item VALUES (1, 'new'), (2, 'old'), (3, NULL);
--- rows after
INSERT INTO public.item VALUES (1, 'old');
--- expect
-> finding error ENM002 public.state
-> set_aside enum public.state
-> create enum public.state
-> alter column public.item.state rewrites loses values
-> drop enum public.state
<- finding warning ENM001 public.state
<- alter enum public.state
