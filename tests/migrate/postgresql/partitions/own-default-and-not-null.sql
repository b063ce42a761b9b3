-- A partition has a default and a NOT NULL of its own.
--- before
CREATE TABLE public.t (a integer, b integer DEFAULT 1) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
--- after
CREATE TABLE public.t (a integer, b integer DEFAULT 1) PARTITION BY LIST (a);
CREATE TABLE public.t_1 PARTITION OF public.t (b DEFAULT 2 NOT NULL) FOR VALUES IN (1);
--- rows
INSERT INTO public.t VALUES (1, 5);
--- expect
-> finding warning DEF003 public.t_1.b
-> finding error NUL001 public.t_1.b
-> alter column public.t_1.b
-> alter column public.t_1.b
<- finding warning DEF003 public.t_1.b
<- finding error NUL002 public.t_1.b
<- alter column public.t_1.b
<- alter column public.t_1.b
