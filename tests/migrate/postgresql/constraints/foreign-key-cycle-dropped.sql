-- Two tables that point at each other go.
--- before
CREATE TABLE public.a (id integer PRIMARY KEY, b_id integer);
CREATE TABLE public.b (id integer PRIMARY KEY, a_id integer REFERENCES public.a (id));
ALTER TABLE public.a ADD FOREIGN KEY (b_id) REFERENCES public.b (id);
CREATE TABLE public.kept (id integer);
--- after
CREATE TABLE public.kept (id integer);
--- rows
INSERT INTO public.a VALUES (1, NULL);
--- expect
-> finding error TBL002 public.a
-> finding error TBL002 public.b
-> drop constraint public.a.a_b_id_fkey
-> drop constraint public.b.b_a_id_fkey
-> drop relation public.a loses rows
-> drop relation public.b loses rows
<- finding info TBL001 public.a
<- finding info TBL001 public.b
<- create relation public.a
<- create relation public.b
<- create constraint public.a.a_pkey
<- create constraint public.b.b_a_id_fkey
<- create constraint public.b.b_pkey
<- create constraint public.a.a_b_id_fkey
