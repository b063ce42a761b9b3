-- A primary key is added.
--- before
CREATE TABLE public.t (id integer NOT NULL, n text);
--- after
CREATE TABLE public.t (id integer NOT NULL, n text, CONSTRAINT t_key PRIMARY KEY (id));
--- rows
INSERT INTO public.t VALUES (1, 'a'), (2, NULL);
--- expect
-> finding error PKY001 public.t.t_key
-> create constraint public.t.t_key
<- finding error PKY002 public.t.t_key
<- drop constraint public.t.t_key
