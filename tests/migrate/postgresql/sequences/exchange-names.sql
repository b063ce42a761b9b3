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
-> finding error SEQ008 public.a
-> finding error SEQ008 public.b
-> rename sequence public.a
-> rename sequence public.b
-> rename sequence public.a
<- finding error SEQ008 public.a
<- finding error SEQ008 public.b
<- rename sequence public.a
<- rename sequence public.b
<- rename sequence public.a
