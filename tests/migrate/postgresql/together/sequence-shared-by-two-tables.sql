-- Two tables take their numbers from one sequence; one of them goes.
--- before
CREATE SEQUENCE public.s;
CREATE TABLE public.a (id bigint DEFAULT nextval('public.s'));
CREATE TABLE public.b (id bigint DEFAULT nextval('public.s'));
--- after
CREATE SEQUENCE public.s;
CREATE TABLE public.a (id bigint DEFAULT nextval('public.s'));
--- rows
INSERT INTO public.a DEFAULT VALUES;
--- expect
-> finding error TBL002 public.b
-> drop relation public.b loses rows
<- finding info TBL001 public.b
<- create relation public.b
<- alter column public.b.id
