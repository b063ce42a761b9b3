-- Two columns exchange their names.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, a integer, b integer);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, b integer, a integer);
--- rows
INSERT INTO public.t VALUES (1, 10, 20);
--- renames
column public.t.a -> public.t.b
column public.t.b -> public.t.a
--- expect
-> finding warning TBL014 public.t
-> drop constraint public.t.t_pkey
-> set_aside relation public.t
-> create relation public.t
-> move_rows relation public.t
-> create constraint public.t.t_pkey
-> drop relation public.t
<- finding warning TBL014 public.t
<- drop constraint public.t.t_pkey
<- set_aside relation public.t
<- create relation public.t
<- move_rows relation public.t
<- create constraint public.t.t_pkey
<- drop relation public.t
