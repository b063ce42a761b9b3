-- A table with an identity is written anew; the identity goes on.
--- before
CREATE TABLE public.t (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, z text);
--- after
CREATE TABLE public.t (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text, z text);
--- rows
INSERT INTO public.t (z) VALUES ('a'), ('b');
--- expect
-> finding warning COL001 public.t.a
-> drop constraint public.t.t_pkey
-> set_aside sequence public.t_id_seq
-> set_aside relation public.t
-> create relation public.t
-> move_rows sequence public.t_id_seq
-> move_rows relation public.t
-> create constraint public.t.t_pkey
-> drop relation public.t
<- finding error COL004 public.t.a
<- drop column public.t.a loses column
