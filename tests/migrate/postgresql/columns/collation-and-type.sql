-- A column gets another type and another collation at once, under a view, a check and a default.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, a varchar(5) COLLATE "C" DEFAULT 'x', b text, CONSTRAINT after_a CHECK (a > 'A'));
CREATE VIEW public.v AS SELECT a, b FROM public.t ORDER BY a;
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, a text COLLATE "POSIX" DEFAULT 'x', b varchar(9) COLLATE "C", CONSTRAINT after_a CHECK (a > 'A'));
CREATE VIEW public.v AS SELECT a, b FROM public.t ORDER BY a;
--- rows
INSERT INTO public.t VALUES (1, 'x', 'ä'), (2, 'Zz', ''), (3, NULL, NULL);
--- rows after
INSERT INTO public.t VALUES (1, 'x', 'y');
--- expect
-> finding error COL014 public.t.a
-> finding warning COL007 public.t.a
-> finding warning DEF003 public.t.a
-> finding error COL014 public.t.b
-> finding error COL009 public.t.b
-> finding error COL014 public.v.a
-> finding error VEW004 public.v.a
-> finding error COL014 public.v.b
-> finding error VEW004 public.v.b
-> finding warning CHK005 public.t.after_a
-> release column public.t.a
-> drop constraint public.t.after_a
-> drop relation public.v
-> alter column public.t.a
-> alter column public.t.b rewrites loses values
-> create relation public.v
-> alter column public.t.a
-> create constraint public.t.after_a
<- finding error COL014 public.t.a
<- finding error COL009 public.t.a
<- finding warning DEF003 public.t.a
<- finding error COL014 public.t.b
<- finding warning COL007 public.t.b
<- finding error COL014 public.v.a
<- finding error VEW004 public.v.a
<- finding error COL014 public.v.b
<- finding error VEW004 public.v.b
<- finding warning CHK005 public.t.after_a
<- release column public.t.a
<- drop constraint public.t.after_a
<- drop relation public.v
<- alter column public.t.a rewrites loses values
<- alter column public.t.b
<- create relation public.v
<- alter column public.t.a
<- create constraint public.t.after_a
