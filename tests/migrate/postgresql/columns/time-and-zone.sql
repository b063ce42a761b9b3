-- Times of day get a zone, dates get a time, an interval gets named fields.
--- before
CREATE TABLE public.t (a time, b date DEFAULT '2024-01-01', c interval);
--- after
CREATE TABLE public.t (a timetz, b timestamp DEFAULT '2024-01-01', c interval day to second);
--- rows
INSERT INTO public.t VALUES ('24:00:00', '0044-03-15 BC', '1 day 02:03:04'), (NULL, NULL, NULL), ('00:00', 'infinity', '-1 second');
--- rows after
INSERT INTO public.t VALUES ('10:00:00+00', '2024-02-29 00:00:00', '1 day');
--- expect
-> finding error COL013 public.t.a
-> finding error COL010 public.t.b
-> finding warning DEF003 public.t.b
-> finding error COL011 public.t.c
-> release column public.t.b
-> alter column public.t.a rewrites loses values
-> alter column public.t.b rewrites
-> alter column public.t.c
-> alter column public.t.b
<- finding error COL013 public.t.a
<- finding error COL012 public.t.b
<- finding warning DEF003 public.t.b
<- finding error COL011 public.t.c
<- release column public.t.b
<- alter column public.t.a rewrites loses values
<- alter column public.t.b rewrites loses values
<- alter column public.t.c
<- alter column public.t.b
