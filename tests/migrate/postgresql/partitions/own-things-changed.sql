-- A partition's own index, check, default, storage and comment change while another partition stays as it is.
--- before
CREATE TABLE public.t (a integer, b integer DEFAULT 1, c text) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t (b DEFAULT 10 NOT NULL, CONSTRAINT own CHECK (b > 0)) FOR VALUES IN (1);
CREATE TABLE public.t_2 PARTITION OF public.t (b DEFAULT 20) FOR VALUES IN (2);
CREATE INDEX own_b ON public.t_1 (b) WHERE b > 5;
COMMENT ON TABLE public.t_1 IS 'one';
--- after
CREATE TABLE public.t (a integer, b integer DEFAULT 2, c text) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t (c DEFAULT 'c') FOR VALUES IN (1) WITH (fillfactor = 70);
CREATE TABLE public.t_2 PARTITION OF public.t (b DEFAULT 20) FOR VALUES IN (2);
CREATE UNIQUE INDEX own_b ON public.t_1 (b, c);
COMMENT ON INDEX public.own_b IS 'own';
--- rows
INSERT INTO public.t VALUES (1, 3, NULL), (1, DEFAULT, ''), (2, NULL, 'ä');
--- rows after
INSERT INTO public.t VALUES (1, 3, 'x'), (2, NULL, NULL);
--- expect
-> finding warning DEF003 public.t.b
-> finding warning DEF003 public.t_1.b
-> finding error NUL002 public.t_1.b
-> finding info DEF001 public.t_1.c
-> finding warning CHK002 public.t_1.own
-> finding info DOC001 public.t_1.own_b
-> finding warning IDX003 public.t_1.own_b
-> finding warning IDX003 public.t_1.own_b
-> finding error UNQ006 public.t_1.own_b
-> finding info DOC001 public.t_1
-> finding info TBL015 public.t_1
-> drop constraint public.t_1.own
-> drop index public.t_1.own_b
-> alter relation public.t_1
-> alter column public.t_1.b
-> alter column public.t.b
-> alter column public.t_1.b
-> alter column public.t_1.c
-> create index public.t_1.own_b
<- finding warning DEF003 public.t.b
<- finding warning DEF003 public.t_1.b
<- finding error NUL001 public.t_1.b
<- finding warning DEF002 public.t_1.c
<- finding error CHK001 public.t_1.own
<- finding info DOC001 public.t_1.own_b
<- finding warning IDX003 public.t_1.own_b
<- finding warning IDX003 public.t_1.own_b
<- finding error UNQ007 public.t_1.own_b
<- finding info DOC001 public.t_1
<- finding info TBL015 public.t_1
<- drop index public.t_1.own_b
<- alter relation public.t_1
<- alter column public.t_1.b
<- alter column public.t.b
<- alter column public.t_1.b
<- alter column public.t_1.c
<- create constraint public.t_1.own
<- create index public.t_1.own_b
