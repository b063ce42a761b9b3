-- A partition leaves one table and joins another, with other bounds.
--- before
CREATE TABLE public.a (id integer NOT NULL, n integer) PARTITION BY RANGE (id);
CREATE TABLE public.b (id integer NOT NULL, n integer) PARTITION BY RANGE (n);
CREATE TABLE public.wanderer PARTITION OF public.a FOR VALUES FROM (0) TO (10);
CREATE TABLE public.b_rest PARTITION OF public.b FOR VALUES FROM (100) TO (200);
CREATE INDEX a_id ON public.a (id);
--- after
CREATE TABLE public.a (id integer NOT NULL, n integer) PARTITION BY RANGE (id);
CREATE TABLE public.b (id integer NOT NULL, n integer) PARTITION BY RANGE (n);
CREATE TABLE public.wanderer PARTITION OF public.b FOR VALUES FROM (0) TO (100);
CREATE TABLE public.b_rest PARTITION OF public.b FOR VALUES FROM (100) TO (200);
CREATE INDEX a_id ON public.a (id);
--- rows
INSERT INTO public.a VALUES (1, 50), (9, 99);
INSERT INTO public.b VALUES (-5, 150);
--- expect
-> finding warning IDX002 public.wanderer.wanderer_id_idx
-> finding error PAR003 public.wanderer
-> finding error PAR002 public.wanderer
-> detach relation public.wanderer
-> drop index public.wanderer.wanderer_id_idx
-> attach relation public.wanderer
<- finding warning IDX001 public.wanderer.wanderer_id_idx
<- finding error PAR003 public.wanderer
<- finding error PAR002 public.wanderer
<- detach relation public.wanderer
<- create index public.wanderer.wanderer_id_idx
<- attach relation public.wanderer
