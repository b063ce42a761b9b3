-- Two columns take their numbers from one sequence, then one of them from another in another schema.
--- before
CREATE SCHEMA counters;
CREATE SEQUENCE public.shared START WITH 1000;
CREATE TABLE public.a (id bigint NOT NULL DEFAULT nextval('public.shared'), n integer DEFAULT 0);
CREATE TABLE public.b (id bigint NOT NULL DEFAULT nextval('public.shared'));
--- after
CREATE SCHEMA counters;
CREATE SEQUENCE public.shared START WITH 1000;
CREATE SEQUENCE counters."of B" INCREMENT BY -1 MAXVALUE -1 START WITH -1;
CREATE TABLE public.a (id bigint NOT NULL DEFAULT nextval('public.shared'), n integer DEFAULT nextval('public.shared'));
CREATE TABLE public.b (id bigint NOT NULL DEFAULT nextval('counters."of B"'));
--- rows
INSERT INTO public.a VALUES (DEFAULT, 1), (DEFAULT, NULL);
INSERT INTO public.b VALUES (DEFAULT), (7);
--- rows after
INSERT INTO public.a VALUES (DEFAULT, DEFAULT);
INSERT INTO public.b VALUES (DEFAULT), (DEFAULT);
--- expect
-> finding warning DEF003 public.a.n
-> finding warning DEF004 public.a.n
-> finding warning DEF003 public.b.id
-> finding info SEQ007 counters.of B
-> create sequence counters.of B
-> alter column public.a.n
-> alter column public.b.id
<- finding warning DEF003 public.a.n
<- finding warning DEF004 public.a.n
<- finding warning DEF003 public.b.id
<- finding error SEQ006 counters.of B
<- release column public.b.id
<- drop sequence counters.of B loses values
<- alter column public.a.n
<- alter column public.b.id
