-- A recursive view.
--- before
--- after
CREATE RECURSIVE VIEW public.numbers (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM public.numbers WHERE n < 100;
