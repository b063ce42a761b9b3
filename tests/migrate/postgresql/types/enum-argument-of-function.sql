-- An enum that is replaced is the argument of a function with a default.
--- before
CREATE TYPE public.mood AS ENUM ('a', 'b');
CREATE FUNCTION public.f(m public.mood DEFAULT 'a', n integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT n';
GRANT EXECUTE ON FUNCTION public.f TO bastion_case_reader;
COMMENT ON FUNCTION public.f IS 'f';
--- after
CREATE TYPE public.mood AS ENUM ('b', 'a');
CREATE FUNCTION public.f(m public.mood DEFAULT 'a', n integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT n';
GRANT EXECUTE ON FUNCTION public.f TO bastion_case_reader;
COMMENT ON FUNCTION public.f IS 'f';
--- expect
-> finding warning ENM004 public.mood
-> drop routine public.f(public.mood, integer)
-> set_aside enum public.mood
-> create enum public.mood
-> create routine public.f(public.mood, integer)
-> grant routine public.f(public.mood, integer)
-> drop enum public.mood
<- finding warning ENM004 public.mood
<- drop routine public.f(public.mood, integer)
<- set_aside enum public.mood
<- create enum public.mood
<- create routine public.f(public.mood, integer)
<- grant routine public.f(public.mood, integer)
<- drop enum public.mood
