-- A label is swapped for another in arrays of arrays, a default of an argument and a result.
--- before
CREATE TYPE public.side AS ENUM ('left', 'right', 'top');
CREATE FUNCTION public.other(s public.side DEFAULT 'left') RETURNS public.side LANGUAGE sql IMMUTABLE AS 'SELECT CASE s WHEN ''left'' THEN ''right''::public.side ELSE ''left''::public.side END';
CREATE FUNCTION public.all_sides(VARIADIC s public.side[]) RETURNS public.side[] LANGUAGE sql IMMUTABLE AS 'SELECT s';
CREATE TABLE public.board (id integer, s public.side DEFAULT public.other(), grid public.side[][] DEFAULT '{{left,right},{right,left}}');
--- after
CREATE TYPE public.side AS ENUM ('left', 'right', 'bottom');
CREATE FUNCTION public.other(s public.side DEFAULT 'left') RETURNS public.side LANGUAGE sql IMMUTABLE AS 'SELECT CASE s WHEN ''left'' THEN ''right''::public.side ELSE ''left''::public.side END';
CREATE FUNCTION public.all_sides(VARIADIC s public.side[]) RETURNS public.side[] LANGUAGE sql IMMUTABLE AS 'SELECT s';
CREATE TABLE public.board (id integer, s public.side DEFAULT public.other(), grid public.side[][] DEFAULT '{{left,right},{right,left}}');
--- rows
INSERT INTO public.board VALUES (1, DEFAULT, DEFAULT), (2, NULL, '{}'), (3, 'left', '{{left},{NULL}}');
--- expect
-> finding error ENM003 public.side
-> release column public.board.grid
-> release column public.board.s
-> drop routine public.all_sides(public.side[])
-> drop routine public.other(public.side)
-> set_aside enum public.side
-> create enum public.side
-> create routine public.all_sides(public.side[])
-> create routine public.other(public.side)
-> alter column public.board.grid rewrites loses values
-> alter column public.board.s rewrites loses values
-> alter column public.board.grid
-> alter column public.board.s
-> drop enum public.side
<- finding error ENM003 public.side
<- release column public.board.grid
<- release column public.board.s
<- drop routine public.all_sides(public.side[])
<- drop routine public.other(public.side)
<- set_aside enum public.side
<- create enum public.side
<- create routine public.all_sides(public.side[])
<- create routine public.other(public.side)
<- alter column public.board.grid rewrites loses values
<- alter column public.board.s rewrites loses values
<- alter column public.board.grid
<- alter column public.board.s
<- drop enum public.side
