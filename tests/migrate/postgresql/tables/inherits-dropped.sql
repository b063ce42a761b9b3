-- A child table whose columns all come from its parent stands on its own.
--- before
CREATE TABLE public.base (id integer NOT NULL, name text CONSTRAINT named CHECK (name <> ''));
CREATE TABLE public.child () INHERITS (public.base);
--- after
CREATE TABLE public.base (id integer NOT NULL, name text CONSTRAINT named CHECK (name <> ''));
CREATE TABLE public.child (id integer NOT NULL, name text CONSTRAINT named CHECK (name <> ''));
--- rows
INSERT INTO public.base VALUES (1, NULL);
INSERT INTO public.child VALUES (2, 'c');
--- expect
-> finding warning TBL013 public.child
-> detach relation public.child
<- finding warning TBL013 public.child
<- drop constraint public.child.named
<- set_aside relation public.child
<- create relation public.child
<- move_rows relation public.child
<- drop relation public.child
