-- Labels change their order while a generated column, an exclusion, a primary key and a materialised view stand on them.
--- before
CREATE TYPE public.size AS ENUM ('s', 'm', 'l');
CREATE TABLE public.box (size public.size, n integer, big boolean GENERATED ALWAYS AS (size > 's') STORED, PRIMARY KEY (size, n));
CREATE MATERIALIZED VIEW public.sizes AS SELECT size, count(*) AS n FROM public.box GROUP BY size;
CREATE UNIQUE INDEX sizes_size ON public.sizes (size);
--- after
CREATE TYPE public.size AS ENUM ('l', 'm', 's');
CREATE TABLE public.box (size public.size, n integer, big boolean GENERATED ALWAYS AS (size < 's') STORED, PRIMARY KEY (size, n));
CREATE MATERIALIZED VIEW public.sizes AS SELECT size, count(*) AS n FROM public.box GROUP BY size;
CREATE UNIQUE INDEX sizes_size ON public.sizes (size);
--- rows
INSERT INTO public.box VALUES ('s', 1), ('m', 0), ('l', -1);
--- rows after
INSERT INTO public.box VALUES ('s', 1), ('l', 2);
--- expect
-> finding warning DEF010 public.box.big
-> finding warning ENM004 public.size
-> drop column public.box.big
-> drop relation public.sizes
-> set_aside enum public.size
-> create enum public.size
-> alter column public.box.size rewrites loses values
-> create relation public.sizes
-> create column public.box.big rewrites
-> create index public.sizes.sizes_size
-> drop enum public.size
<- finding warning DEF010 public.box.big
<- finding warning ENM004 public.size
<- drop column public.box.big
<- drop relation public.sizes
<- set_aside enum public.size
<- create enum public.size
<- alter column public.box.size rewrites loses values
<- create relation public.sizes
<- create column public.box.big rewrites
<- create index public.sizes.sizes_size
<- drop enum public.size
