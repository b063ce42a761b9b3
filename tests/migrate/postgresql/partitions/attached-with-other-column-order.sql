-- A table with rows, an index more and columns in another order becomes a partition, and keeps its comment.
--- before
CREATE TABLE public.t (a integer NOT NULL, b text, c date) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
CREATE INDEX t_b ON public.t (b);
CREATE TABLE public.own (c date, b text, a integer NOT NULL);
CREATE INDEX own_b_idx ON public.own (b);
CREATE INDEX own_c ON public.own (c DESC);
COMMENT ON TABLE public.own IS 'was alone';
--- after
CREATE TABLE public.t (a integer NOT NULL, b text, c date) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
CREATE INDEX t_b ON public.t (b);
CREATE TABLE public.own (c date, b text, a integer NOT NULL);
CREATE INDEX own_b_idx ON public.own (b);
CREATE INDEX own_c ON public.own (c DESC);
COMMENT ON TABLE public.own IS 'was alone';
ALTER TABLE public.t ATTACH PARTITION public.own FOR VALUES IN (2, 3);
--- rows
INSERT INTO public.t VALUES (1, 'ä', '2024-02-29');
INSERT INTO public.own VALUES (NULL, '', 2), ('infinity', NULL, 3);
--- expect
-> finding warning IDX011 public.own.own_b_idx
-> finding info PAR001 public.own
-> attach relation public.own
<- finding warning IDX011 public.own.own_b_idx
<- finding error PAR002 public.own
<- detach relation public.own
