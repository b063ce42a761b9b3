-- Owner, comment, storage, row security and persistence of one table change together.
--- before
CREATE UNLOGGED TABLE public.mix (id integer PRIMARY KEY, name text) WITH (fillfactor = 50);
COMMENT ON TABLE public.mix IS 'before';
ALTER TABLE public.mix REPLICA IDENTITY FULL;
--- after
CREATE TABLE public.mix (id bigint PRIMARY KEY, name text NOT NULL DEFAULT 'n');
COMMENT ON TABLE public.mix IS 'after';
ALTER TABLE public.mix ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.mix OWNER TO bastion_case_reader;
CREATE POLICY mix_read ON public.mix FOR SELECT TO bastion_case_reader USING (id > 0);
--- rows
INSERT INTO public.mix VALUES (1, ''), (2147483647, 'é');
--- rows after
INSERT INTO public.mix VALUES (3, 'back');
