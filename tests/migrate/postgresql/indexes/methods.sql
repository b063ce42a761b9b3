-- Indexes of all sorts come.
--- before
CREATE TABLE public.t (a integer, b int4range, c tsvector, d point, e text);
--- after
CREATE TABLE public.t (a integer, b int4range, c tsvector, d point, e text);
CREATE INDEX i_brin ON public.t USING brin (a) WITH (pages_per_range = 16);
CREATE INDEX i_gist ON public.t USING gist (b);
CREATE INDEX i_gin ON public.t USING gin (c) WITH (fastupdate = off);
CREATE INDEX i_spgist ON public.t USING spgist (d);
CREATE INDEX i_hash ON public.t USING hash (e);
--- rows
INSERT INTO public.t VALUES (1, '[1,2)', 'a b', '(1,1)', 'x');
--- expect
-> finding warning IDX001 public.t.i_brin
-> finding warning IDX001 public.t.i_gin
-> finding warning IDX001 public.t.i_gist
-> finding warning IDX001 public.t.i_hash
-> finding warning IDX001 public.t.i_spgist
-> create index public.t.i_brin
-> create index public.t.i_gin
-> create index public.t.i_gist
-> create index public.t.i_hash
-> create index public.t.i_spgist
<- finding warning IDX002 public.t.i_brin
<- finding warning IDX002 public.t.i_gin
<- finding warning IDX002 public.t.i_gist
<- finding warning IDX002 public.t.i_hash
<- finding warning IDX002 public.t.i_spgist
<- drop index public.t.i_brin
<- drop index public.t.i_gin
<- drop index public.t.i_gist
<- drop index public.t.i_hash
<- drop index public.t.i_spgist
