-- A generated column gets another type and expression at once; a check and a foreign key stand on it.
--- before
CREATE TABLE public.bucket (id integer PRIMARY KEY);
CREATE TABLE public.thing (id integer PRIMARY KEY, weight integer NOT NULL, bucket integer GENERATED ALWAYS AS (weight / 10) STORED CONSTRAINT thing_bucket REFERENCES public.bucket (id), CONSTRAINT in_range CHECK (bucket >= 0));
--- after
CREATE TABLE public.bucket (id integer PRIMARY KEY);
CREATE TABLE public.thing (id integer PRIMARY KEY, weight integer NOT NULL, bucket bigint GENERATED ALWAYS AS (weight / 100) STORED CONSTRAINT thing_bucket REFERENCES public.bucket (id), CONSTRAINT in_range CHECK (bucket >= 0));
--- rows
INSERT INTO public.bucket VALUES (0), (1), (10);
INSERT INTO public.thing (id, weight) VALUES (1, 5), (2, 100);
--- rows after
INSERT INTO public.bucket VALUES (0), (10), (1);
INSERT INTO public.thing (id, weight) VALUES (1, 7), (2, 100);
--- expect
-> finding error COL008 public.thing.bucket
-> finding warning DEF010 public.thing.bucket
-> drop constraint public.thing.in_range
-> drop constraint public.thing.thing_bucket
-> drop column public.thing.bucket
-> create column public.thing.bucket rewrites
-> create constraint public.thing.in_range
-> create constraint public.thing.thing_bucket
<- finding error COL009 public.thing.bucket
<- finding warning DEF010 public.thing.bucket
<- drop constraint public.thing.in_range
<- drop constraint public.thing.thing_bucket
<- drop column public.thing.bucket
<- create column public.thing.bucket rewrites
<- create constraint public.thing.in_range
<- create constraint public.thing.thing_bucket
