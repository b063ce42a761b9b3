-- An operator compares an enum with a number; the enum loses a label.
--- before
CREATE TYPE public.grade AS ENUM ('good', 'fair', 'bad', 'none');
CREATE FUNCTION public.is_grade(public.grade, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT CASE $1 WHEN ''good'' THEN 1 WHEN ''fair'' THEN 2 ELSE 3 END = $2';
CREATE OPERATOR public.=# (FUNCTION = public.is_grade, LEFTARG = public.grade, RIGHTARG = integer);
CREATE TABLE public.test (g public.grade, n integer, CONSTRAINT agree CHECK (g OPERATOR(public.=#) n));
--- after
CREATE TYPE public.grade AS ENUM ('good', 'fair', 'bad');
CREATE FUNCTION public.is_grade(public.grade, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT CASE $1 WHEN ''good'' THEN 1 WHEN ''fair'' THEN 2 ELSE 3 END = $2';
CREATE OPERATOR public.=# (FUNCTION = public.is_grade, LEFTARG = public.grade, RIGHTARG = integer);
CREATE TABLE public.test (g public.grade, n integer, CONSTRAINT agree CHECK (g OPERATOR(public.=#) n));
--- rows
INSERT INTO public.test VALUES ('good', 1), ('bad', 3), (NULL, NULL);
--- expect
-> finding error ENM002 public.grade
-> drop constraint public.test.agree
-> drop operator public.=#(public.grade, integer)
-> drop routine public.is_grade(public.grade, integer)
-> set_aside enum public.grade
-> create enum public.grade
-> create routine public.is_grade(public.grade, integer)
-> create operator public.=#(public.grade, integer)
-> alter column public.test.g rewrites loses values
-> create constraint public.test.agree
-> drop enum public.grade
<- finding warning ENM001 public.grade
<- alter enum public.grade
