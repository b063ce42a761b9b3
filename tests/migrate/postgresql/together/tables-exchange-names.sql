-- Two tables with keys, indexes and a foreign key between them exchange their names.
--- before
CREATE TABLE public.a (id integer PRIMARY KEY, x text);
CREATE TABLE public.b (id integer PRIMARY KEY, a_id integer REFERENCES public.a (id));
CREATE VIEW public.v AS SELECT a.x FROM public.a;
--- after
CREATE TABLE public.b (id integer CONSTRAINT a_pkey PRIMARY KEY, x text);
CREATE TABLE public.a (id integer CONSTRAINT b_pkey PRIMARY KEY, a_id integer CONSTRAINT b_a_id_fkey REFERENCES public.b (id));
CREATE VIEW public.v AS SELECT b.x FROM public.b;
--- rows
INSERT INTO public.a VALUES (1, 'x');
INSERT INTO public.b VALUES (1, 1);
--- renames
relation public.a -> public.b
relation public.b -> public.a
--- expect
-> finding warning COL001 public.a.a_id
-> finding error COL004 public.a.x
-> finding error COL004 public.b.a_id
-> finding warning COL001 public.b.x
-> finding error PKY002 public.a.a_pkey
-> finding error FKY001 public.a.b_a_id_fkey
-> finding error PKY001 public.a.b_pkey
-> finding error PKY001 public.b.a_pkey
-> finding warning FKY002 public.b.b_a_id_fkey
-> finding error PKY002 public.b.b_pkey
-> finding warning VEW006 public.v
-> drop constraint public.b.b_a_id_fkey
-> drop constraint public.a.a_pkey
-> drop column public.b.a_id loses column
-> drop constraint public.b.b_pkey
-> drop relation public.v
-> drop column public.a.x loses column
-> create column public.a.a_id
-> create column public.b.x
-> create relation public.v
-> create constraint public.a.b_pkey
-> create constraint public.b.a_pkey
-> create constraint public.a.b_a_id_fkey
<- finding error COL004 public.a.a_id
<- finding warning COL001 public.a.x
<- finding warning COL001 public.b.a_id
<- finding error COL004 public.b.x
<- finding error PKY001 public.a.a_pkey
<- finding warning FKY002 public.a.b_a_id_fkey
<- finding error PKY002 public.a.b_pkey
<- finding error PKY002 public.b.a_pkey
<- finding error FKY001 public.b.b_a_id_fkey
<- finding error PKY001 public.b.b_pkey
<- finding warning VEW006 public.v
<- drop constraint public.a.b_a_id_fkey
<- drop column public.a.a_id loses column
<- drop constraint public.a.b_pkey
<- drop constraint public.b.a_pkey
<- drop relation public.v
<- drop column public.b.x loses column
<- create column public.a.x
<- create relation public.v
<- create column public.b.a_id
<- create constraint public.a.a_pkey
<- create constraint public.b.b_a_id_fkey
<- create constraint public.b.b_pkey
