-- With an expression for each end, a key and what points at it become universal identifiers together.
--- before
CREATE TABLE public.a (id integer PRIMARY KEY, name text);
CREATE TABLE public.b (id integer PRIMARY KEY, a_id integer CONSTRAINT b_a REFERENCES public.a (id) ON DELETE CASCADE);
CREATE INDEX b_a_id ON public.b (a_id);
--- after
CREATE TABLE public.a (id uuid PRIMARY KEY, name text);
CREATE TABLE public.b (id integer PRIMARY KEY, a_id uuid CONSTRAINT b_a REFERENCES public.a (id) ON DELETE CASCADE);
CREATE INDEX b_a_id ON public.b (a_id);
--- rows
INSERT INTO public.a VALUES (1, 'ä'), (2147483647, NULL);
INSERT INTO public.b VALUES (1, 1), (2, 2147483647), (3, NULL);
--- using
public.a.id: lpad(to_hex(id), 32, '0')::uuid
public.b.a_id: lpad(to_hex(a_id), 32, '0')::uuid
--- using back
public.a.id: ('x' || right(id::text, 8))::bit(32)::integer
public.b.a_id: ('x' || right(a_id::text, 8))::bit(32)::integer
--- expect
-> finding error COL011 public.a.id
-> finding error COL011 public.b.a_id
-> drop constraint public.b.b_a
-> alter column public.a.id rewrites loses values
-> alter column public.b.a_id rewrites loses values
-> create constraint public.b.b_a
<- finding error COL011 public.a.id
<- finding error COL011 public.b.a_id
<- drop constraint public.b.b_a
<- alter column public.a.id rewrites loses values
<- alter column public.b.a_id rewrites loses values
<- create constraint public.b.b_a
