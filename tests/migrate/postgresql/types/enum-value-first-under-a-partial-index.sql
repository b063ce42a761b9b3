-- A label comes before all others while an index, a check and a view compare with the old first one.
--- before
CREATE TYPE public.level AS ENUM ('low', 'high');
CREATE TABLE public.alarm (id integer PRIMARY KEY, at_level public.level NOT NULL DEFAULT 'low', CONSTRAINT not_beyond CHECK (at_level <= 'high'));
CREATE INDEX alarm_high ON public.alarm (id) WHERE at_level > 'low';
CREATE VIEW public.loud AS SELECT id FROM public.alarm WHERE at_level >= 'high';
--- after
CREATE TYPE public.level AS ENUM ('none', 'low', 'high');
CREATE TABLE public.alarm (id integer PRIMARY KEY, at_level public.level NOT NULL DEFAULT 'low', CONSTRAINT not_beyond CHECK (at_level <= 'high'));
CREATE INDEX alarm_high ON public.alarm (id) WHERE at_level > 'low';
CREATE VIEW public.loud AS SELECT id FROM public.alarm WHERE at_level >= 'high';
--- rows
INSERT INTO public.alarm VALUES (-2147483648, 'low'), (0, 'high'), (2147483647, DEFAULT);
--- expect
-> finding warning ENM001 public.level
-> alter enum public.level
<- finding error ENM002 public.level
<- release column public.alarm.at_level
<- drop constraint public.alarm.not_beyond
<- drop index public.alarm.alarm_high
<- drop relation public.loud
<- set_aside enum public.level
<- create enum public.level
<- alter column public.alarm.at_level rewrites loses values
<- create relation public.loud
<- alter column public.alarm.at_level
<- create constraint public.alarm.not_beyond
<- create index public.alarm.alarm_high
<- drop enum public.level
