-- All constraints of two tables go.
--- before
CREATE TABLE public.a (id integer PRIMARY KEY, u integer UNIQUE, c integer CHECK (c > 0));
CREATE TABLE public.b (a_id integer NOT NULL REFERENCES public.a (id), r int4range, EXCLUDE USING gist (r WITH &&));
--- after
CREATE TABLE public.a (id integer, u integer, c integer);
CREATE TABLE public.b (a_id integer, r int4range);
--- rows
INSERT INTO public.a VALUES (1, 1, 1);
INSERT INTO public.b VALUES (1, '[1,2)');
--- rows after
INSERT INTO public.a VALUES (1, 1, 1);
INSERT INTO public.b VALUES (1, '[1,2)');
--- expect
-> finding error NUL002 public.a.id
-> finding error NUL002 public.b.a_id
-> finding warning CHK002 public.a.a_c_check
-> finding error PKY002 public.a.a_pkey
-> finding error UNQ002 public.a.a_u_key
-> finding warning FKY002 public.b.b_a_id_fkey
-> finding warning EXC002 public.b.b_r_excl
-> drop constraint public.a.a_c_check
-> drop constraint public.a.a_u_key
-> drop constraint public.b.b_a_id_fkey
-> drop constraint public.a.a_pkey
-> drop constraint public.b.b_r_excl
-> alter column public.a.id
-> alter column public.b.a_id
<- finding error NUL001 public.a.id
<- finding error NUL001 public.b.a_id
<- finding error CHK001 public.a.a_c_check
<- finding error PKY001 public.a.a_pkey
<- finding error UNQ001 public.a.a_u_key
<- finding error FKY001 public.b.b_a_id_fkey
<- finding error EXC001 public.b.b_r_excl
<- alter column public.a.id
<- alter column public.b.a_id
<- create constraint public.a.a_c_check
<- create constraint public.a.a_pkey
<- create constraint public.a.a_u_key
<- create constraint public.b.b_a_id_fkey
<- create constraint public.b.b_r_excl
