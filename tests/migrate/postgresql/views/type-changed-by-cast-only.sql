-- A view casts its column to another type; the table does not change, the materialised view above has an index on it.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, price numeric(10,2));
CREATE VIEW public.v AS SELECT id, price FROM public.t;
CREATE MATERIALIZED VIEW public.m AS SELECT id, price FROM public.v;
CREATE UNIQUE INDEX m_id ON public.m (id);
CREATE INDEX m_price ON public.m (price DESC NULLS LAST) WHERE price IS NOT NULL;
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, price numeric(10,2));
CREATE VIEW public.v AS SELECT id, price::double precision AS price FROM public.t;
CREATE MATERIALIZED VIEW public.m AS SELECT id, price FROM public.v;
CREATE UNIQUE INDEX m_id ON public.m (id);
CREATE INDEX m_price ON public.m (price DESC NULLS LAST) WHERE price IS NOT NULL;
--- rows
INSERT INTO public.t VALUES (1, 99999999.99), (2, NULL), (3, 0);
--- expect
-> finding error VEW004 public.m.price
-> finding error VEW004 public.v.price
-> finding warning VEW006 public.v
-> drop relation public.m
-> drop relation public.v
-> create relation public.v
-> create relation public.m
-> create index public.m.m_id
-> create index public.m.m_price
<- finding error VEW004 public.m.price
<- finding error VEW004 public.v.price
<- finding warning VEW006 public.v
<- drop relation public.m
<- drop relation public.v
<- create relation public.v
<- create relation public.m
<- create index public.m.m_id
<- create index public.m.m_price
