-- Indexes of a materialised view change; the view stays.
--- before
CREATE TABLE public.t (a integer, b integer);
CREATE MATERIALIZED VIEW public.m AS SELECT a, b FROM public.t;
CREATE INDEX m_a ON public.m (a);
--- after
CREATE TABLE public.t (a integer, b integer);
CREATE MATERIALIZED VIEW public.m AS SELECT a, b FROM public.t;
CREATE UNIQUE INDEX m_ab ON public.m (a, b);
--- rows
INSERT INTO public.t VALUES (1, 1);
--- expect
-> finding warning IDX002 public.m.m_a
-> finding error UNQ006 public.m.m_ab
-> drop index public.m.m_a
-> create index public.m.m_ab
<- finding warning IDX001 public.m.m_a
<- finding error IDX007 public.m.m_ab
<- drop index public.m.m_ab
<- create index public.m.m_a
