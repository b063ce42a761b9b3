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
-> finding error TBL003 public.a
-> finding error TBL003 public.b
-> rename relation public.a
-> rename relation public.b
-> rename relation public.a
<- finding error TBL003 public.a
<- finding error TBL003 public.b
<- rename relation public.a
<- rename relation public.b
<- rename relation public.a
