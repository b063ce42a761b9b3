-- A serial whose sequence another table uses too becomes an identity; the other table gets a sequence of its own.
--- before
CREATE TABLE public.a (id serial PRIMARY KEY, name text);
CREATE TABLE public.b (id integer PRIMARY KEY DEFAULT nextval('public.a_id_seq'));
--- after
CREATE SEQUENCE public.b_numbers AS integer START WITH 500;
CREATE TABLE public.a (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
CREATE TABLE public.b (id integer PRIMARY KEY DEFAULT nextval('public.b_numbers'));
--- rows
INSERT INTO public.a (name) VALUES ('x'), ('y');
INSERT INTO public.b VALUES (DEFAULT), (DEFAULT);
--- expect
-> finding warning DEF005 public.a.id
-> finding warning DEF003 public.b.id
-> finding info SEQ007 public.b_numbers
-> release column public.a.id
-> release column public.b.id
-> set_aside sequence public.a_id_seq
-> create sequence public.b_numbers
-> alter column public.a.id
-> move_rows sequence public.a_id_seq
-> alter column public.b.id
-> drop sequence public.a_id_seq
<- finding info DEF001 public.a.id
<- finding error DEF006 public.a.id
<- finding warning DEF003 public.b.id
<- finding error SEQ006 public.b_numbers
<- release column public.b.id
<- drop sequence public.b_numbers loses values
<- set_aside sequence public.a_id_seq
<- create sequence public.a_id_seq
<- move_rows sequence public.a_id_seq
<- alter column public.a.id
<- alter column public.a.id
<- alter column public.b.id
<- attach sequence public.a_id_seq
