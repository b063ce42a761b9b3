-- Storage, compression, targets and options of several columns go back to what the type says, and others leave it.
--- before
CREATE TABLE public.t (a text, b jsonb, c bytea, d integer[], e numeric);
ALTER TABLE public.t ALTER a SET STORAGE plain, ALTER b SET STORAGE external, ALTER c SET STORAGE main, ALTER c SET COMPRESSION pglz;
ALTER TABLE public.t ALTER a SET STATISTICS 0, ALTER b SET STATISTICS 10000, ALTER e SET (n_distinct = 100, n_distinct_inherited = -1);
--- after
CREATE TABLE public.t (a text, b jsonb, c bytea, d integer[], e numeric);
ALTER TABLE public.t ALTER d SET STORAGE external, ALTER d SET COMPRESSION pglz, ALTER e SET STORAGE external;
ALTER TABLE public.t ALTER b SET STATISTICS 1, ALTER c SET STATISTICS 500, ALTER e SET (n_distinct_inherited = -0.25);
--- rows
INSERT INTO public.t VALUES ('', '{"a": "ß"}', '\x00', '{1,NULL}', 'NaN'), (repeat('x', 5000), NULL, NULL, NULL, NULL);
--- expect
-> finding info COL019 public.t.a
-> finding info COL018 public.t.a
-> finding info COL019 public.t.b
-> finding info COL018 public.t.b
-> finding info COL018 public.t.c
-> finding info COL019 public.t.c
-> finding info COL018 public.t.c
-> finding info COL018 public.t.d
-> finding info COL018 public.t.d
-> finding info COL021 public.t.e
-> finding info COL018 public.t.e
-> alter column public.t.a
-> alter column public.t.b
-> alter column public.t.c
-> alter column public.t.d
-> alter column public.t.e
<- finding info COL019 public.t.a
<- finding info COL018 public.t.a
<- finding info COL019 public.t.b
<- finding info COL018 public.t.b
<- finding info COL018 public.t.c
<- finding info COL019 public.t.c
<- finding info COL018 public.t.c
<- finding info COL018 public.t.d
<- finding info COL018 public.t.d
<- finding info COL021 public.t.e
<- finding info COL018 public.t.e
<- alter column public.t.a
<- alter column public.t.b
<- alter column public.t.c
<- alter column public.t.d
<- alter column public.t.e
