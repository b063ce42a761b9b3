-- The sequence of a table that goes is the default of another table's column, and stays.
--- before
CREATE TABLE public.first (id serial PRIMARY KEY);
CREATE TABLE public.second (id integer PRIMARY KEY DEFAULT nextval('public.first_id_seq'));
--- after
CREATE SEQUENCE public.first_id_seq AS integer;
CREATE TABLE public.second (id integer PRIMARY KEY DEFAULT nextval('public.first_id_seq'));
--- rows
INSERT INTO public.first DEFAULT VALUES;
INSERT INTO public.second DEFAULT VALUES;
--- expect
-> finding error TBL002 public.first
-> finding info SEQ009 public.first_id_seq
-> release sequence public.first_id_seq
-> drop relation public.first loses rows
<- finding info TBL001 public.first
<- finding info SEQ009 public.first_id_seq
<- create relation public.first
<- alter column public.first.id
<- attach sequence public.first_id_seq
<- create constraint public.first.first_pkey
