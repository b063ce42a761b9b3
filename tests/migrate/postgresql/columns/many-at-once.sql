-- Columns are added, dropped and changed in one table at once, rows and all.
--- before
CREATE TABLE public.t (id serial PRIMARY KEY, a integer NOT NULL, b text DEFAULT 'b', c date, d numeric(5,2));
CREATE UNIQUE INDEX t_ab ON public.t (a, b);
--- after
CREATE TABLE public.t (id serial PRIMARY KEY, a bigint, b varchar(40) NOT NULL DEFAULT 'b', d numeric(7,2) DEFAULT 0, e jsonb);
CREATE UNIQUE INDEX t_ab ON public.t (a, b);
--- rows
INSERT INTO public.t (a, b, c, d) VALUES (1, 'x', '2020-01-01', 1.5), (2, 'x', NULL, NULL);
--- expect
-> finding error COL008 public.t.a
-> finding error NUL002 public.t.a
-> finding error COL009 public.t.b
-> finding warning DEF003 public.t.b
-> finding error NUL001 public.t.b
-> finding error COL004 public.t.c
-> finding warning COL007 public.t.d
-> finding info DEF001 public.t.d
-> finding warning COL001 public.t.e
-> release column public.t.b
-> drop column public.t.c loses column
-> alter column public.t.a rewrites
-> alter column public.t.b rewrites loses values
-> alter column public.t.d
-> create column public.t.e
-> alter column public.t.b
-> alter column public.t.d
<- finding error COL009 public.t.a
<- finding error NUL001 public.t.a
<- finding warning COL007 public.t.b
<- finding warning DEF003 public.t.b
<- finding error NUL002 public.t.b
<- finding warning COL001 public.t.c
<- finding error COL009 public.t.d
<- finding warning DEF002 public.t.d
<- finding error COL004 public.t.e
<- release sequence public.t_id_seq
<- drop constraint public.t.t_pkey
<- drop index public.t.t_ab
<- set_aside relation public.t
<- create relation public.t
<- alter column public.t.id
<- attach sequence public.t_id_seq
<- move_rows relation public.t
<- create constraint public.t.t_pkey
<- create index public.t.t_ab
<- drop relation public.t
