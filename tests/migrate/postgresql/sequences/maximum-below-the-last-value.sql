-- The highest number becomes lower than one that was given already.
--- before
CREATE SEQUENCE public.s MAXVALUE 1000;
CREATE TABLE public.t (id integer DEFAULT nextval('public.s'));
--- after
CREATE SEQUENCE public.s MAXVALUE 10 CYCLE;
CREATE TABLE public.t (id integer DEFAULT nextval('public.s'));
--- rows
INSERT INTO public.t SELECT FROM generate_series(1, 5);
--- expect
-> finding warning SEQ003 public.s
-> finding error SEQ001 public.s
-> alter sequence public.s loses values
<- finding warning SEQ003 public.s
<- finding info SEQ001 public.s
<- alter sequence public.s
