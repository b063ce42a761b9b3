-- An identity becomes a number with a sequence behind its default.
--- before
CREATE TABLE public.t (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
CREATE TABLE public.u (t_id integer REFERENCES public.t (id));
--- after
CREATE TABLE public.t (id serial PRIMARY KEY, name text);
CREATE TABLE public.u (t_id integer REFERENCES public.t (id));
--- rows
INSERT INTO public.t (name) VALUES ('a'), ('b'), ('');
INSERT INTO public.u VALUES (3), (NULL);
--- rows after
INSERT INTO public.t (name) VALUES ('c');
--- expect
-> finding info DEF001 public.t.id
-> finding error DEF006 public.t.id
-> set_aside sequence public.t_id_seq
-> create sequence public.t_id_seq
-> move_rows sequence public.t_id_seq
-> alter column public.t.id
-> alter column public.t.id
-> attach sequence public.t_id_seq
<- finding warning DEF005 public.t.id
<- release column public.t.id
<- drop constraint public.u.u_t_id_fkey
<- set_aside sequence public.t_id_seq
<- alter column public.t.id
<- move_rows sequence public.t_id_seq
<- create constraint public.u.u_t_id_fkey
<- drop sequence public.t_id_seq
