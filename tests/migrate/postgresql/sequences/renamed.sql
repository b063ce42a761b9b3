-- A sequence gets another name and schema; the default follows.
--- before
CREATE SCHEMA other;
CREATE SEQUENCE public.a;
CREATE TABLE public.t (id bigint DEFAULT nextval('public.a'));
--- after
CREATE SCHEMA other;
CREATE SEQUENCE other.b;
CREATE TABLE public.t (id bigint DEFAULT nextval('other.b'));
--- rows
INSERT INTO public.t DEFAULT VALUES;
--- renames
sequence public.a -> other.b
--- expect
-> finding error SEQ008 other.b
-> rename sequence other.b
<- finding error SEQ008 public.a
<- rename sequence public.a
