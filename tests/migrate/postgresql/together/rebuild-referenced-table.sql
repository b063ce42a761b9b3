-- A table that others point at and inherit nothing from is written anew.
--- before
CREATE TABLE public.a (id integer PRIMARY KEY, z text);
CREATE TABLE public.b (a_id integer NOT NULL REFERENCES public.a (id) ON DELETE CASCADE);
CREATE VIEW public.v AS SELECT a.z FROM public.a JOIN public.b ON b.a_id = a.id;
CREATE MATERIALIZED VIEW public.m AS SELECT z FROM public.v;
CREATE INDEX m_z ON public.m (z);
COMMENT ON TABLE public.a IS 'a';
--- after
CREATE TABLE public.a (id integer PRIMARY KEY, m numeric, z text);
CREATE TABLE public.b (a_id integer NOT NULL REFERENCES public.a (id) ON DELETE CASCADE);
CREATE VIEW public.v AS SELECT a.z FROM public.a JOIN public.b ON b.a_id = a.id;
CREATE MATERIALIZED VIEW public.m AS SELECT z FROM public.v;
CREATE INDEX m_z ON public.m (z);
COMMENT ON TABLE public.a IS 'a';
--- rows
INSERT INTO public.a VALUES (1, 'x');
INSERT INTO public.b VALUES (1);
--- expect
-> finding warning COL001 public.a.m
-> drop constraint public.b.b_a_id_fkey
-> drop constraint public.a.a_pkey
-> drop relation public.m
-> drop relation public.v
-> set_aside relation public.a
-> create relation public.a
-> create relation public.v
-> create relation public.m
-> move_rows relation public.a
-> create constraint public.a.a_pkey
-> create constraint public.b.b_a_id_fkey
-> create index public.m.m_z
-> drop relation public.a
<- finding error COL004 public.a.m
<- drop column public.a.m loses column
