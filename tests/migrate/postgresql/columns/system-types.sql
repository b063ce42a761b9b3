-- Types that the server uses for itself become plain ones.
--- before
CREATE TABLE public.t (id integer, a name, b "char" DEFAULT 'x', c oid, d regclass, e xid);
--- after
CREATE TABLE public.t (id integer, a text, b text DEFAULT 'x', c bigint, d text, e text);
--- rows
INSERT INTO public.t VALUES (1, 'name', 'y', 4294967295, 'pg_class', '7'), (2, '', '', 0, NULL, NULL);
--- rows after
INSERT INTO public.t VALUES (1, 'name', 'y', 7, 'pg_class', '7');
--- expect
-> finding error COL010 public.t.a
-> finding error COL010 public.t.b
-> finding warning DEF003 public.t.b
-> finding error COL011 public.t.c
-> finding error COL010 public.t.d
-> finding error COL010 public.t.e
-> release column public.t.b
-> alter column public.t.a rewrites loses values
-> alter column public.t.b rewrites
-> alter column public.t.c rewrites loses values
-> alter column public.t.d rewrites
-> alter column public.t.e rewrites
-> alter column public.t.b
<- finding error COL011 public.t.a
<- finding error COL011 public.t.b
<- finding warning DEF003 public.t.b
<- finding error COL011 public.t.c
<- finding error COL011 public.t.d
<- finding error COL011 public.t.e
<- release column public.t.b
<- alter column public.t.a rewrites loses values
<- alter column public.t.b rewrites loses values
<- alter column public.t.c rewrites loses values
<- alter column public.t.d rewrites loses values
<- alter column public.t.e rewrites loses values
<- alter column public.t.b
