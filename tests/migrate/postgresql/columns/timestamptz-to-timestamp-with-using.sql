-- A point in time becomes the clock on a wall, in a time zone that the expression names.
--- before
CREATE TABLE public.visit (id integer PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(), until timestamptz, CONSTRAINT ordered CHECK (until >= at));
CREATE INDEX visit_at ON public.visit (at DESC);
--- after
CREATE TABLE public.visit (id integer PRIMARY KEY, at timestamp NOT NULL DEFAULT now(), until timestamp, CONSTRAINT ordered CHECK (until >= at));
CREATE INDEX visit_at ON public.visit (at DESC);
--- rows
INSERT INTO public.visit VALUES (1, '2024-03-31 00:59:59+00', '2024-03-31 01:00:00+00'), (2, '-infinity', 'infinity'), (3, '0001-01-01 00:00:00+00 BC', NULL);
--- rows after
INSERT INTO public.visit VALUES (1, '2024-01-01 12:00:00', NULL), (2, '2024-07-01 12:00:00.123456', 'infinity');
--- using
public.visit.at: at AT TIME ZONE 'Europe/Berlin'
public.visit.until: until AT TIME ZONE 'Europe/Berlin'
--- using back
public.visit.at: at AT TIME ZONE 'Europe/Berlin'
public.visit.until: until AT TIME ZONE 'Europe/Berlin'
--- expect
-> finding error COL013 public.visit.at
-> finding error COL013 public.visit.until
-> release column public.visit.at
-> drop constraint public.visit.ordered
-> alter column public.visit.at rewrites loses values
-> alter column public.visit.until rewrites loses values
-> alter column public.visit.at
-> create constraint public.visit.ordered
<- finding error COL013 public.visit.at
<- finding error COL013 public.visit.until
<- release column public.visit.at
<- drop constraint public.visit.ordered
<- alter column public.visit.at rewrites loses values
<- alter column public.visit.until rewrites loses values
<- alter column public.visit.at
<- create constraint public.visit.ordered
