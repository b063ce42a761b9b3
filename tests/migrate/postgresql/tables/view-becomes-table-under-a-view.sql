-- A view that another view reads becomes a table; the view on top has to be made again.
--- before
CREATE VIEW public.base AS SELECT 1 AS id, 'x'::text AS name;
CREATE VIEW public.top AS SELECT id FROM public.base;
--- after
CREATE TABLE public.base (id integer, name text);
CREATE VIEW public.top AS SELECT id FROM public.base;
