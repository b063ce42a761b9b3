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
-> finding error COL011 public.t.k
-> finding warning DEF003 public.t.k
-> finding error COL011 public.t.ks
-> finding warning COL001 public.t.n
-> finding info TYP001 kinds.letter
-> finding warning ENM001 public.kind
-> finding error ENM002 public.kind
-> finding error FUN003 public.f(public.kind)
-> release column public.t.k
-> drop routine public.f(public.kind)
-> set_aside enum public.kind
-> create enum kinds.letter
-> create enum public.kind
-> create routine public.f(kinds.letter)
-> alter column public.t.k rewrites loses values
-> alter column public.t.ks rewrites loses values
-> create column public.t.n
-> alter column public.t.k
-> drop enum public.kind
<- finding error COL011 public.t.k
<- finding warning DEF003 public.t.k
<- finding error COL011 public.t.ks
<- finding error COL004 public.t.n
<- finding error ENM005 kinds.letter
<- finding warning ENM001 public.kind
<- finding error ENM002 public.kind
<- finding error FUN003 public.f(kinds.letter)
<- refused column public.t.k: the server has no cast from kinds.letter to public.kind
<- refused column public.t.ks: the server has no cast from kinds.letter[] to public.kind[]
