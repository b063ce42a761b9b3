-- A time of day is cut off, under a view and an index with the same words on both sides.
--- before
CREATE TABLE public.event (id integer, happened timestamp, CONSTRAINT modern CHECK (happened > '1900-01-01'));
CREATE INDEX event_happened ON public.event USING brin (happened);
CREATE VIEW public.recent AS SELECT id, happened FROM public.event WHERE happened > '2020-01-01';
--- after
CREATE TABLE public.event (id integer, happened date, CONSTRAINT modern CHECK (happened > '1900-01-01'));
CREATE INDEX event_happened ON public.event USING brin (happened);
CREATE VIEW public.recent AS SELECT id, happened FROM public.event WHERE happened > '2020-01-01';
--- rows
INSERT INTO public.event VALUES (1, '2024-02-29 00:00:00'), (2, 'infinity'), (NULL, NULL);
--- rows after
INSERT INTO public.event VALUES (1, '2024-02-29'), (2, NULL);
--- expect
-> finding error COL012 public.event.happened
-> finding error VEW004 public.recent.happened
-> finding warning CHK005 public.event.modern
-> finding warning VEW006 public.recent
-> drop constraint public.event.modern
-> drop relation public.recent
-> alter column public.event.happened rewrites loses values
-> create relation public.recent
-> create constraint public.event.modern
<- finding error COL010 public.event.happened
<- finding error VEW004 public.recent.happened
<- finding warning CHK005 public.event.modern
<- finding warning VEW006 public.recent
<- drop constraint public.event.modern
<- drop relation public.recent
<- alter column public.event.happened rewrites
<- create relation public.recent
<- create constraint public.event.modern
