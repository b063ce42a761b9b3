-- How a column is stored and counted changes.
--- before
CREATE TABLE public.t (a text, b text, c bytea, d integer);
ALTER TABLE public.t ALTER a SET STORAGE external, ALTER b SET COMPRESSION pglz, ALTER d SET STATISTICS 500;
ALTER TABLE public.t ALTER d SET (n_distinct = 5);
--- after
CREATE TABLE public.t (a text, b text, c bytea, d integer);
ALTER TABLE public.t ALTER b SET STORAGE main, ALTER c SET COMPRESSION pglz, ALTER c SET STATISTICS 10;
ALTER TABLE public.t ALTER c SET (n_distinct = -0.5);
--- rows
INSERT INTO public.t VALUES ('x', 'y', '\x00', 1);
--- expect
-> finding info COL018 public.t.a
-> finding info COL018 public.t.b
-> finding info COL018 public.t.b
-> finding info COL018 public.t.c
-> finding info COL021 public.t.c
-> finding info COL019 public.t.c
-> finding info COL021 public.t.d
-> finding info COL019 public.t.d
-> alter column public.t.a
-> alter column public.t.b
-> alter column public.t.c
-> alter column public.t.d
<- finding info COL018 public.t.a
<- finding info COL018 public.t.b
<- finding info COL018 public.t.b
<- finding info COL018 public.t.c
<- finding info COL021 public.t.c
<- finding info COL019 public.t.c
<- finding info COL021 public.t.d
<- finding info COL019 public.t.d
<- alter column public.t.a
<- alter column public.t.b
<- alter column public.t.c
<- alter column public.t.d
