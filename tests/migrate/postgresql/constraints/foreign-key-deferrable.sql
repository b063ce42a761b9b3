-- A foreign key may wait; another no longer.
--- before
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.b (x integer REFERENCES public.a (id), y integer REFERENCES public.a (id) DEFERRABLE INITIALLY DEFERRED);
--- after
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.b (x integer REFERENCES public.a (id) DEFERRABLE, y integer REFERENCES public.a (id));
--- rows
INSERT INTO public.a VALUES (1);
INSERT INTO public.b VALUES (1, 1);
--- expect
-> finding warning FKY006 public.b.b_x_fkey
-> finding warning FKY006 public.b.b_y_fkey
-> drop constraint public.b.b_x_fkey
-> drop constraint public.b.b_y_fkey
-> create constraint public.b.b_x_fkey
-> create constraint public.b.b_y_fkey
<- finding warning FKY006 public.b.b_x_fkey
<- finding warning FKY006 public.b.b_y_fkey
<- drop constraint public.b.b_x_fkey
<- drop constraint public.b.b_y_fkey
<- create constraint public.b.b_x_fkey
<- create constraint public.b.b_y_fkey
