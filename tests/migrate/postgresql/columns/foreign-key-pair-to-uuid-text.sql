-- Both ends of a foreign key become texts, in a chain of three tables.
--- before
CREATE TABLE public.a (id uuid PRIMARY KEY);
CREATE TABLE public.b (id uuid PRIMARY KEY REFERENCES public.a (id));
CREATE TABLE public.c (id integer, b_id uuid REFERENCES public.b (id) DEFERRABLE INITIALLY DEFERRED);
--- after
CREATE TABLE public.a (id text PRIMARY KEY);
CREATE TABLE public.b (id text PRIMARY KEY REFERENCES public.a (id));
CREATE TABLE public.c (id integer, b_id text REFERENCES public.b (id) DEFERRABLE INITIALLY DEFERRED);
--- rows
INSERT INTO public.a VALUES ('6f1e9d6e-4dc2-4f6e-9d0e-000000000001');
INSERT INTO public.b SELECT id FROM public.a;
INSERT INTO public.c SELECT 1, id FROM public.b;
--- rows after
INSERT INTO public.a VALUES ('6f1e9d6e-4dc2-4f6e-9d0e-000000000001');
INSERT INTO public.b SELECT id FROM public.a;
--- expect
-> finding error COL010 public.a.id
-> finding error COL010 public.b.id
-> finding error COL010 public.c.b_id
-> drop constraint public.b.b_id_fkey
-> drop constraint public.c.c_b_id_fkey
-> alter column public.a.id rewrites
-> alter column public.b.id rewrites
-> alter column public.c.b_id rewrites
-> create constraint public.b.b_id_fkey
-> create constraint public.c.c_b_id_fkey
<- finding error COL011 public.a.id
<- finding error COL011 public.b.id
<- finding error COL011 public.c.b_id
<- drop constraint public.b.b_id_fkey
<- drop constraint public.c.c_b_id_fkey
<- alter column public.a.id rewrites loses values
<- alter column public.b.id rewrites loses values
<- alter column public.c.b_id rewrites loses values
<- create constraint public.b.b_id_fkey
<- create constraint public.c.c_b_id_fkey
