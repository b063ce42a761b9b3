-- The same without a declaration: a key goes and another comes, and the foreign key on it too.
--- before
CREATE TABLE public.t (id integer CONSTRAINT old_key PRIMARY KEY);
CREATE TABLE public.u (id integer REFERENCES public.t (id));
--- after
CREATE TABLE public.t (id integer CONSTRAINT new_key PRIMARY KEY);
CREATE TABLE public.u (id integer REFERENCES public.t (id));
--- rows
INSERT INTO public.t VALUES (1);
INSERT INTO public.u VALUES (1);
--- expect
-> finding error PKY001 public.t.new_key
-> finding error PKY002 public.t.old_key
-> drop constraint public.u.u_id_fkey
-> drop constraint public.t.old_key
-> create constraint public.t.new_key
-> create constraint public.u.u_id_fkey
<- finding error PKY002 public.t.new_key
<- finding error PKY001 public.t.old_key
<- drop constraint public.u.u_id_fkey
<- drop constraint public.t.new_key
<- create constraint public.t.old_key
<- create constraint public.u.u_id_fkey
