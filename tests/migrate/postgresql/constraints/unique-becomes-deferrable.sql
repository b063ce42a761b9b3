-- A unique constraint may wait until the end of the transaction.
--- before
CREATE TABLE public.t (a integer CONSTRAINT t_a UNIQUE);
--- after
CREATE TABLE public.t (a integer CONSTRAINT t_a UNIQUE DEFERRABLE INITIALLY DEFERRED);
--- rows
INSERT INTO public.t VALUES (1), (NULL);
--- expect
-> finding warning FKY006 public.t.t_a
-> drop constraint public.t.t_a
-> create constraint public.t.t_a
<- finding warning FKY006 public.t.t_a
<- drop constraint public.t.t_a
<- create constraint public.t.t_a
