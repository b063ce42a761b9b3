-- A name passes from an index to a constraint of another table.
--- before
CREATE TABLE public.a (x integer);
CREATE TABLE public.b (x integer);
CREATE INDEX the_name ON public.a (x);
--- after
CREATE TABLE public.a (x integer);
CREATE TABLE public.b (x integer, CONSTRAINT the_name UNIQUE (x));
--- rows
INSERT INTO public.a VALUES (1), (1);
INSERT INTO public.b VALUES (1), (2);
--- expect
-> finding error UNQ001 public.b.the_name
-> finding warning IDX002 public.a.the_name
-> drop index public.a.the_name
-> create constraint public.b.the_name
<- finding error UNQ002 public.b.the_name
<- finding warning IDX001 public.a.the_name
<- drop constraint public.b.the_name
<- create index public.a.the_name
