-- A primary key gets another name.
--- before
CREATE TABLE public.t (id integer CONSTRAINT old_key PRIMARY KEY);
CREATE TABLE public.u (id integer REFERENCES public.t (id));
--- after
CREATE TABLE public.t (id integer CONSTRAINT new_key PRIMARY KEY);
CREATE TABLE public.u (id integer REFERENCES public.t (id));
--- rows
INSERT INTO public.t VALUES (1);
--- renames
constraint public.t.old_key -> public.t.new_key
--- expect
-> finding warning CON001 public.t.new_key
-> rename constraint public.t.new_key
<- finding warning CON001 public.t.old_key
<- rename constraint public.t.old_key
