-- Row security is forced on the owner of one table and only enabled on the other.
--- before
CREATE TABLE public.a (id integer);
CREATE TABLE public.b (id integer);
ALTER TABLE public.a ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.b ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.b FORCE ROW LEVEL SECURITY;
--- after
CREATE TABLE public.a (id integer);
CREATE TABLE public.b (id integer);
ALTER TABLE public.a ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.a FORCE ROW LEVEL SECURITY;
ALTER TABLE public.b FORCE ROW LEVEL SECURITY;
--- rows
INSERT INTO public.a VALUES (1);
INSERT INTO public.b VALUES (NULL);
--- expect
-> finding warning TBL011 public.a
-> finding error TBL010 public.b
-> alter relation public.a
-> alter relation public.b
<- finding warning TBL011 public.a
<- finding error TBL009 public.b
<- alter relation public.a
<- alter relation public.b
