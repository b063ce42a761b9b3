-- Three sizes of whole numbers each go one step up, under keys and indexes of their own.
--- before
CREATE TABLE public.reading (id smallint, meter integer NOT NULL, total integer, PRIMARY KEY (meter, id));
CREATE UNIQUE INDEX reading_total ON public.reading (total) WHERE total IS NOT NULL;
CREATE INDEX reading_sum ON public.reading ((total + meter));
--- after
CREATE TABLE public.reading (id integer, meter bigint NOT NULL, total bigint, PRIMARY KEY (meter, id));
CREATE UNIQUE INDEX reading_total ON public.reading (total) WHERE total IS NOT NULL;
CREATE INDEX reading_sum ON public.reading ((total + meter));
--- rows
INSERT INTO public.reading VALUES (-32768, -2147483648, 2147483647), (32767, 0, NULL), (0, 0, NULL);
--- rows after
INSERT INTO public.reading VALUES (32767, 2147483647, -1), (-32768, -2147483648, NULL);
--- expect
-> finding error COL008 public.reading.id
-> finding error COL008 public.reading.meter
-> finding error COL008 public.reading.total
-> alter column public.reading.id rewrites
-> alter column public.reading.meter rewrites
-> alter column public.reading.total rewrites
<- finding error COL009 public.reading.id
<- finding error COL009 public.reading.meter
<- finding error COL009 public.reading.total
<- alter column public.reading.id rewrites loses values
<- alter column public.reading.meter rewrites loses values
<- alter column public.reading.total rewrites loses values
