-- A materialised view with an index, and one that is not filled.
--- before
CREATE TABLE public.t (id integer, a integer);
--- after
CREATE TABLE public.t (id integer, a integer);
CREATE MATERIALIZED VIEW public.m AS SELECT id, sum(a) AS s FROM public.t GROUP BY id;
CREATE UNIQUE INDEX m_id ON public.m (id);
CREATE MATERIALIZED VIEW public.n AS SELECT s FROM public.m WITH NO DATA;
COMMENT ON MATERIALIZED VIEW public.m IS 'sums';
--- rows
INSERT INTO public.t VALUES (1, 2), (1, 3);
--- expect
-> finding info VEW011 public.m
-> finding error VEW010 public.n
-> finding info VEW011 public.n
-> create relation public.m
-> create relation public.n
-> create index public.m.m_id
<- finding error VEW001 public.m
<- finding error VEW001 public.n
<- drop relation public.n
<- drop relation public.m
