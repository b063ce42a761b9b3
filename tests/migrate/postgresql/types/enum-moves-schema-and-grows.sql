-- An enum moves to another schema under another name, gets a label, and a second one takes its old name.
--- before
CREATE SCHEMA kinds;
CREATE TYPE public.kind AS ENUM ('x', 'y');
CREATE TABLE public.t (k public.kind DEFAULT 'y', ks public.kind[]);
CREATE FUNCTION public.f(k public.kind) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN k = 'x';
--- after
CREATE SCHEMA kinds;
CREATE TYPE kinds.letter AS ENUM ('w', 'x', 'y');
CREATE TYPE public.kind AS ENUM ('one', 'two');
CREATE TABLE public.t (k kinds.letter DEFAULT 'y', ks kinds.letter[], n public.kind DEFAULT 'one');
CREATE FUNCTION public.f(k kinds.letter) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN k = 'x';
--- rows
INSERT INTO public.t VALUES ('x', '{y,NULL}'), (NULL, NULL);
--- renames
enum public.kind -> kinds.letter
--- expect
-> finding warning COL001 public.t.n
-> finding error ENM006 kinds.letter
-> finding warning ENM001 kinds.letter
-> finding info TYP001 public.kind
-> finding error FUN003 public.f(public.kind)
-> drop routine public.f(public.kind)
-> rename enum kinds.letter
-> alter enum kinds.letter
-> create enum public.kind
-> create routine public.f(kinds.letter)
-> create column public.t.n
<- finding error COL004 public.t.n
<- finding error ENM005 public.kind
<- finding error ENM006 public.kind
<- finding error ENM002 public.kind
<- finding error FUN003 public.f(kinds.letter)
<- release column public.t.k
<- drop routine public.f(kinds.letter)
<- drop column public.t.n loses column
<- drop enum public.kind
<- set_aside enum public.kind
<- create enum public.kind
<- create routine public.f(public.kind)
<- alter column public.t.k rewrites loses values
<- alter column public.t.ks rewrites loses values
<- alter column public.t.k
<- drop enum kinds.letter
