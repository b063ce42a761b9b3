-- A unique constraint becomes the primary key under the same name.
--- before
CREATE TABLE public.t (a integer NOT NULL CONSTRAINT t_a UNIQUE);
--- after
CREATE TABLE public.t (a integer NOT NULL CONSTRAINT t_a PRIMARY KEY);
--- rows
INSERT INTO public.t VALUES (1), (2);
--- expect
-> finding error CON002 public.t.t_a
-> drop constraint public.t.t_a
-> create constraint public.t.t_a
<- finding error CON002 public.t.t_a
<- drop constraint public.t.t_a
<- create constraint public.t.t_a
