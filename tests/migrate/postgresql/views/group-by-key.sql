-- A view leans on a primary key; the key is made anew.
--- before
CREATE TABLE public.t (id integer CONSTRAINT k PRIMARY KEY, a text);
CREATE VIEW public.v AS SELECT id, a FROM public.t GROUP BY id;
--- after
CREATE TABLE public.t (id integer CONSTRAINT k2 PRIMARY KEY, a text);
CREATE VIEW public.v AS SELECT id, a FROM public.t GROUP BY id;
--- rows
INSERT INTO public.t VALUES (1, 'x');
--- expect
-> finding error PKY002 public.t.k
-> finding error PKY001 public.t.k2
-> drop relation public.v
-> drop constraint public.t.k
-> create constraint public.t.k2
-> create relation public.v
<- finding error PKY001 public.t.k
<- finding error PKY002 public.t.k2
<- drop relation public.v
<- drop constraint public.t.k2
<- create constraint public.t.k
<- create relation public.v
