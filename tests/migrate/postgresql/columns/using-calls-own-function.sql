-- The expression of a type change calls a function that both versions have.
--- before
CREATE FUNCTION public.to_roman_number(word text) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT array_position(ARRAY[''I'', ''II'', ''III'', ''IV''], word)';
CREATE TABLE public.king (id integer PRIMARY KEY, rank text DEFAULT 'I');
--- after
CREATE FUNCTION public.to_roman_number(word text) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT array_position(ARRAY[''I'', ''II'', ''III'', ''IV''], word)';
CREATE TABLE public.king (id integer PRIMARY KEY, rank integer DEFAULT 1);
--- rows
INSERT INTO public.king VALUES (1, 'I'), (2, 'IV'), (3, NULL), (4, 'V');
--- rows after
INSERT INTO public.king VALUES (1, 2), (2, NULL);
--- using
public.king.rank: public.to_roman_number(rank)
--- using back
public.king.rank: to_char(rank, 'FMRN')
--- expect
-> finding error COL011 public.king.rank
-> finding warning DEF003 public.king.rank
-> release column public.king.rank
-> alter column public.king.rank rewrites loses values
-> alter column public.king.rank
<- finding error COL010 public.king.rank
<- finding warning DEF003 public.king.rank
<- release column public.king.rank
<- alter column public.king.rank rewrites loses values
<- alter column public.king.rank
