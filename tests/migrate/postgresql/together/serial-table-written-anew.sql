-- A table with a serial is written anew; the sequence goes on and belongs to it again.
--- before
CREATE TABLE public.t (id serial PRIMARY KEY, z text);
--- after
CREATE TABLE public.t (id serial PRIMARY KEY, a text, z text);
--- rows
INSERT INTO public.t (z) VALUES ('a'), ('b');
--- expect
-> finding warning COL001 public.t.a
-> release sequence public.t_id_seq
-> drop constraint public.t.t_pkey
-> set_aside relation public.t
-> create relation public.t
-> alter column public.t.id
-> attach sequence public.t_id_seq
-> move_rows relation public.t
-> create constraint public.t.t_pkey
-> drop relation public.t
<- finding error COL004 public.t.a
<- drop column public.t.a loses column
