-- A default partition comes, with a check and an index of its own.
--- before
CREATE TABLE public.visit (id bigint NOT NULL, land text, day date) PARTITION BY LIST (land);
CREATE TABLE public.visit_de PARTITION OF public.visit FOR VALUES IN ('DE');
CREATE INDEX visit_day ON public.visit (day);
--- after
CREATE TABLE public.visit (id bigint NOT NULL, land text, day date) PARTITION BY LIST (land);
CREATE TABLE public.visit_de PARTITION OF public.visit FOR VALUES IN ('DE');
CREATE TABLE public.visit_rest PARTITION OF public.visit (CONSTRAINT day_there CHECK (day IS NOT NULL)) DEFAULT;
CREATE INDEX visit_day ON public.visit (day);
CREATE INDEX visit_rest_land ON public.visit_rest (land) WHERE land IS NOT NULL;
--- rows
INSERT INTO public.visit VALUES (1, 'DE', NULL), (9223372036854775807, 'DE', '2024-02-29');
--- expect
-> finding info PAR001 public.visit_rest
-> create relation public.visit_rest
-> create constraint public.visit_rest.day_there
-> create index public.visit_rest.visit_rest_day_idx
-> create index public.visit_rest.visit_rest_land
-> attach relation public.visit_rest
<- finding error PAR005 public.visit_rest
<- drop relation public.visit_rest loses rows
