-- An enum gets another name; its columns follow.
--- before
CREATE TYPE public.mood AS ENUM ('a', 'b');
CREATE TABLE public.t (m public.mood DEFAULT 'a');
CREATE VIEW public.v AS SELECT m FROM public.t WHERE m = 'a';
--- after
CREATE TYPE public.feeling AS ENUM ('a', 'b');
CREATE TABLE public.t (m public.feeling DEFAULT 'a');
CREATE VIEW public.v AS SELECT m FROM public.t WHERE m = 'a';
--- rows
INSERT INTO public.t VALUES ('a');
--- renames
enum public.mood -> public.feeling
--- expect
-> finding error ENM006 public.feeling
-> rename enum public.feeling
<- finding error ENM006 public.mood
<- rename enum public.mood
