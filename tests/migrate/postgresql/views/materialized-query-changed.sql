-- A materialised view says something else: it is made again with its indexes and rights.
--- before
CREATE TABLE public.t (id integer, a integer);
CREATE MATERIALIZED VIEW public.m AS SELECT id, a FROM public.t;
CREATE INDEX m_id ON public.m (id);
CREATE VIEW public.v AS SELECT id FROM public.m;
GRANT SELECT ON public.m TO bastion_case_reader;
--- after
CREATE TABLE public.t (id integer, a integer);
CREATE MATERIALIZED VIEW public.m AS SELECT id, a FROM public.t WHERE a > 0;
CREATE INDEX m_id ON public.m (id);
CREATE VIEW public.v AS SELECT id FROM public.m;
GRANT SELECT ON public.m TO bastion_case_reader;
--- rows
INSERT INTO public.t VALUES (1, 2);
--- expect
-> finding warning VEW006 public.m
-> drop relation public.v
-> drop relation public.m
-> create relation public.m
-> create relation public.v
-> create index public.m.m_id
-> grant relation public.m
<- finding warning VEW006 public.m
<- drop relation public.v
<- drop relation public.m
<- create relation public.m
<- create relation public.v
<- create index public.m.m_id
<- grant relation public.m
