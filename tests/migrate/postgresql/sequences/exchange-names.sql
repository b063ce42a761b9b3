-- Two sequences exchange their names under the defaults that use them.
--- before
CREATE SEQUENCE public.a START WITH 5;
CREATE SEQUENCE public.b START WITH 500;
CREATE TABLE public.t (x bigint DEFAULT nextval('public.a'), y bigint DEFAULT nextval('public.b'));
--- after
CREATE SEQUENCE public.b START WITH 5;
CREATE SEQUENCE public.a START WITH 500;
CREATE TABLE public.t (x bigint DEFAULT nextval('public.b'), y bigint DEFAULT nextval('public.a'));
--- rows
INSERT INTO public.t DEFAULT VALUES;
--- renames
sequence public.a -> public.b
sequence public.b -> public.a
--- expect
-> finding warning DEF003 public.t.x
-> finding warning DEF003 public.t.y
-> finding warning SEQ002 public.a
-> finding warning SEQ002 public.b
-> alter sequence public.a
-> alter sequence public.b
-> alter column public.t.x
-> alter column public.t.y
<- finding warning DEF003 public.t.x
<- finding warning DEF003 public.t.y
<- finding warning SEQ002 public.a
<- finding warning SEQ002 public.b
<- alter sequence public.a
<- alter sequence public.b
<- alter column public.t.x
<- alter column public.t.y
