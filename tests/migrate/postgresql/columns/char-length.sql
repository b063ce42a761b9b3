-- A padded text gets longer.
--- before
CREATE TABLE public.t (a char(3), b char(3));
--- after
CREATE TABLE public.t (a char(5), b varchar(3));
--- rows
INSERT INTO public.t VALUES ('ab', 'cde');
--- expect
-> finding error COL008 public.t.a
-> finding error COL010 public.t.b
-> alter column public.t.a rewrites loses values
-> alter column public.t.b rewrites loses values
<- finding error COL009 public.t.a
<- finding error COL009 public.t.b
<- alter column public.t.a rewrites loses values
<- alter column public.t.b rewrites loses values
