-- Three tables in a chain of foreign keys are dropped without a cascade.
--- before
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.b (id integer PRIMARY KEY, a_id integer REFERENCES public.a (id));
CREATE TABLE public.c (id integer PRIMARY KEY, b_id integer REFERENCES public.b (id), a_id integer REFERENCES public.a (id));
CREATE TABLE public.d (id integer PRIMARY KEY);
--- after
CREATE TABLE public.d (id integer PRIMARY KEY);
--- rows
INSERT INTO public.d VALUES (1);
--- expect
-> finding error TBL002 public.a
-> finding error TBL002 public.b
-> finding error TBL002 public.c
-> drop constraint public.b.b_a_id_fkey
-> drop constraint public.c.c_a_id_fkey
-> drop relation public.a loses rows
-> drop constraint public.c.c_b_id_fkey
-> drop relation public.b loses rows
-> drop relation public.c loses rows
<- finding info TBL001 public.a
<- finding info TBL001 public.b
<- finding info TBL001 public.c
<- create relation public.a
<- create relation public.b
<- create relation public.c
<- create constraint public.a.a_pkey
<- create constraint public.b.b_a_id_fkey
<- create constraint public.b.b_pkey
<- create constraint public.c.c_a_id_fkey
<- create constraint public.c.c_b_id_fkey
<- create constraint public.c.c_pkey
