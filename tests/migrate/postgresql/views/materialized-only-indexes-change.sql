-- A materialised view stays while its indexes come, go, get another name and are clustered by.
--- before
CREATE TABLE public.t (id integer, a text);
CREATE MATERIALIZED VIEW public.m AS SELECT id, a FROM public.t;
CREATE INDEX m_a ON public.m (a);
CREATE INDEX m_old ON public.m (id, a);
--- after
CREATE TABLE public.t (id integer, a text);
CREATE MATERIALIZED VIEW public.m AS SELECT id, a FROM public.t;
CREATE UNIQUE INDEX "m by id" ON public.m (id);
CREATE INDEX m_a ON public.m (lower(a) text_pattern_ops);
ALTER MATERIALIZED VIEW public.m CLUSTER ON "m by id";
--- rows
INSERT INTO public.t VALUES (1, 'A'), (2, NULL), (NULL, '');
--- expect
-> finding error UNQ006 public.m.m by id
-> finding warning IDX003 public.m.m_a
-> finding warning IDX002 public.m.m_old
-> drop index public.m.m_a
-> drop index public.m.m_old
-> create index public.m.m by id
-> create index public.m.m_a
<- finding error IDX007 public.m.m by id
<- finding warning IDX003 public.m.m_a
<- finding warning IDX001 public.m.m_old
<- drop index public.m.m by id
<- drop index public.m.m_a
<- create index public.m.m_a
<- create index public.m.m_old
