-- The partitions' indexes have names of their own.
--- before
CREATE TABLE public.t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
--- after
CREATE TABLE public.t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
CREATE INDEX t_i ON ONLY public.t (b);
CREATE INDEX "odd name" ON public.t_1 (b);
ALTER INDEX public.t_i ATTACH PARTITION public."odd name";
--- rows
INSERT INTO public.t VALUES (1, 5);
--- expect
-> finding warning IDX001 public.t.t_i
-> finding warning IDX001 public.t_1.odd name
-> create index public.t_1.odd name
-> create index public.t.t_i
<- finding warning IDX002 public.t.t_i
<- finding warning IDX002 public.t_1.odd name
<- drop index public.t.t_i
