-- A table that already has the columns becomes a child of another table.
--- before
CREATE TABLE public.base (id integer NOT NULL, name text);
CREATE TABLE public.child (id integer NOT NULL, name text, extra integer);
--- after
CREATE TABLE public.base (id integer NOT NULL, name text);
CREATE TABLE public.child (id integer NOT NULL, name text, extra integer) INHERITS (public.base);
--- rows
INSERT INTO public.base VALUES (1, 'b');
INSERT INTO public.child VALUES (2, NULL, 3);
--- rows after
INSERT INTO public.child VALUES (4, '', NULL);
--- expect
-> finding warning TBL013 public.child
-> attach relation public.child
<- finding warning TBL013 public.child
<- detach relation public.child
