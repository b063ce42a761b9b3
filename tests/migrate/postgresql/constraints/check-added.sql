-- A check over two columns is added.
--- before
CREATE TABLE public.t (a integer, b integer);
--- after
CREATE TABLE public.t (a integer, b integer, CONSTRAINT ordered CHECK (a < b OR b IS NULL));
--- rows
INSERT INTO public.t VALUES (1, 2), (5, NULL);
--- expect
-> finding error CHK001 public.t.ordered
-> create constraint public.t.ordered
<- finding warning CHK002 public.t.ordered
<- drop constraint public.t.ordered
