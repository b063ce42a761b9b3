-- A check has proved already that there is always a value; the check goes when the column demands one itself.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, name text, n integer, CONSTRAINT name_there CHECK (name IS NOT NULL), CONSTRAINT n_there CHECK (n IS NOT NULL AND n > 0));
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, name text NOT NULL, n integer NOT NULL, CONSTRAINT n_there CHECK (n IS NOT NULL AND n > 0));
--- rows
INSERT INTO public.t VALUES (1, '', 1), (2, 'ß', 2147483647);
--- expect
-> finding error NUL001 public.t.n
-> finding error NUL001 public.t.name
-> finding warning CHK002 public.t.name_there
-> drop constraint public.t.name_there
-> alter column public.t.n
-> alter column public.t.name
<- finding error NUL002 public.t.n
<- finding error NUL002 public.t.name
<- finding error CHK001 public.t.name_there
<- alter column public.t.n
<- alter column public.t.name
<- create constraint public.t.name_there
