-- Two tables tied by a foreign key become unlogged: a logged table must not reference an unlogged one, so the order matters both ways.
--- before
CREATE TABLE public.session (id integer PRIMARY KEY);
CREATE TABLE public.hit (id integer PRIMARY KEY, session_id integer NOT NULL REFERENCES public.session (id));
--- after
CREATE UNLOGGED TABLE public.session (id integer PRIMARY KEY);
CREATE UNLOGGED TABLE public.hit (id integer PRIMARY KEY, session_id integer NOT NULL REFERENCES public.session (id));
--- rows
INSERT INTO public.session VALUES (1), (2);
INSERT INTO public.hit VALUES (1, 1), (2, 1), (3, 2);
--- rows after
INSERT INTO public.session VALUES (7);
INSERT INTO public.hit VALUES (1, 7);
--- expect
-> finding error TBL007 public.hit
-> finding error TBL007 public.session
-> alter relation public.hit rewrites
-> alter relation public.session rewrites
<- finding warning TBL008 public.hit
<- finding warning TBL008 public.session
<- alter relation public.session rewrites
<- alter relation public.hit rewrites
