-- A range goes with the columns of it and of its multirange, and the exclusion on them.
--- before
CREATE TYPE public.hours AS RANGE (SUBTYPE = time, MULTIRANGE_TYPE_NAME = public.hour_set);
CREATE TABLE public.opening (id integer, h public.hours, hs public.hour_set, CONSTRAINT apart EXCLUDE USING gist (h WITH &&));
--- after
CREATE TABLE public.opening (id integer);
--- rows
INSERT INTO public.opening VALUES (1, '[08:00,12:00)', '{}'), (2, 'empty', NULL), (3, NULL, '{[00:00,24:00]}');
--- expect
-> finding error COL004 public.opening.h
-> finding error COL004 public.opening.hs
-> finding warning EXC002 public.opening.apart
-> finding error RNG002 public.hours
-> drop column public.opening.hs loses column
-> drop constraint public.opening.apart
-> drop column public.opening.h loses column
-> drop range public.hours
<- finding warning COL001 public.opening.h
<- finding warning COL001 public.opening.hs
<- finding error EXC001 public.opening.apart
<- finding info RNG001 public.hours
<- create range public.hours
<- create column public.opening.h
<- create column public.opening.hs
<- create constraint public.opening.apart
