-- The index that identifies rows is made anew, and identifies them again.
--- before
CREATE TABLE public.t (a integer NOT NULL, b integer NOT NULL);
CREATE UNIQUE INDEX i ON public.t (a);
ALTER TABLE public.t REPLICA IDENTITY USING INDEX i;
--- after
CREATE TABLE public.t (a integer NOT NULL, b integer NOT NULL);
CREATE UNIQUE INDEX i ON public.t (a, b);
ALTER TABLE public.t REPLICA IDENTITY USING INDEX i;
--- expect
-> finding error IDX008 public.t.i
-> drop index public.t.i
-> create index public.t.i
<- finding error IDX008 public.t.i
<- drop index public.t.i
<- create index public.t.i
