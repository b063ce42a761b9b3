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
--- expect
-> finding error COL008 public.mix.id
-> finding info DEF001 public.mix.name
-> finding error NUL001 public.mix.name
-> finding info DOC001 public.mix
-> finding warning TBL018 public.mix
-> finding warning TBL008 public.mix
-> finding warning TBL012 public.mix
-> finding error TBL009 public.mix
-> finding info TBL015 public.mix
-> finding warning POL001 public.mix.mix_read
-> alter relation public.mix rewrites
-> alter column public.mix.id rewrites
-> alter column public.mix.name
-> alter column public.mix.name
-> create row_policy public.mix.mix_read
-> alter relation public.mix
<- finding error COL009 public.mix.id
<- finding warning DEF002 public.mix.name
<- finding error NUL002 public.mix.name
<- finding info DOC001 public.mix
<- finding warning TBL018 public.mix
<- finding error TBL007 public.mix
<- finding warning TBL012 public.mix
<- finding error TBL010 public.mix
<- finding info TBL015 public.mix
<- finding warning POL003 public.mix.mix_read
<- drop row_policy public.mix.mix_read
<- alter relation public.mix rewrites
<- alter column public.mix.id rewrites loses values
<- alter column public.mix.name
<- alter column public.mix.name
<- alter relation public.mix
