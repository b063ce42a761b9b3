-- A unique constraint with columns that ride along, with storage parameters.
--- before
CREATE TABLE public.t (a integer, b integer, c text);
--- after
CREATE TABLE public.t (a integer, b integer, c text, CONSTRAINT t_ab UNIQUE (a, b) INCLUDE (c) WITH (fillfactor = 70));
--- rows
INSERT INTO public.t VALUES (1, 1, 'x'), (1, 2, 'x'), (NULL, NULL, NULL), (NULL, NULL, NULL);
--- expect
-> finding error UNQ001 public.t.t_ab
-> create constraint public.t.t_ab
<- finding error UNQ002 public.t.t_ab
<- drop constraint public.t.t_ab
