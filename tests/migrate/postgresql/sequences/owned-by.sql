-- A sequence belongs to a column, another no longer.
--- before
CREATE SEQUENCE public.a;
CREATE SEQUENCE public.b;
CREATE TABLE public.t (x integer, y integer);
ALTER SEQUENCE public.a OWNED BY public.t.x;
--- after
CREATE SEQUENCE public.a;
CREATE SEQUENCE public.b;
CREATE TABLE public.t (x integer, y integer);
ALTER SEQUENCE public.b OWNED BY public.t.y;
--- expect
-> finding info SEQ009 public.a
-> finding info SEQ009 public.b
-> release sequence public.a
-> attach sequence public.b
<- finding info SEQ009 public.a
<- finding info SEQ009 public.b
<- release sequence public.b
<- attach sequence public.a
