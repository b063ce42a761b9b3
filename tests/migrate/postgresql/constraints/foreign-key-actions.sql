-- The actions of a foreign key change.
--- before
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.b (a_id integer DEFAULT 1 REFERENCES public.a (id) ON DELETE CASCADE, c_id integer REFERENCES public.a (id) ON UPDATE RESTRICT);
--- after
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.b (a_id integer DEFAULT 1 REFERENCES public.a (id) ON DELETE SET DEFAULT, c_id integer REFERENCES public.a (id));
--- rows
INSERT INTO public.a VALUES (1);
INSERT INTO public.b VALUES (1, 1);
--- expect
-> finding warning FKY005 public.b.b_a_id_fkey
-> finding warning FKY005 public.b.b_c_id_fkey
-> drop constraint public.b.b_a_id_fkey
-> drop constraint public.b.b_c_id_fkey
-> create constraint public.b.b_a_id_fkey
-> create constraint public.b.b_c_id_fkey
<- finding error FKY004 public.b.b_a_id_fkey
<- finding warning FKY005 public.b.b_c_id_fkey
<- drop constraint public.b.b_a_id_fkey
<- drop constraint public.b.b_c_id_fkey
<- create constraint public.b.b_a_id_fkey
<- create constraint public.b.b_c_id_fkey
