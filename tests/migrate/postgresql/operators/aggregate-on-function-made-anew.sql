-- The function below an aggregate gets another argument name; a materialised view, a function and a view use the aggregate.
--- before
CREATE FUNCTION public.longer(a text, b text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT CASE WHEN length(b) > length(coalesce(a, '''')) THEN b ELSE a END';
CREATE AGGREGATE public.longest(text) (SFUNC = public.longer, STYPE = text);
GRANT EXECUTE ON FUNCTION public.longest(text) TO bastion_case_reader;
COMMENT ON AGGREGATE public.longest(text) IS 'the longest';
CREATE TABLE public.word (w text, lang text);
CREATE MATERIALIZED VIEW public.records AS SELECT lang, public.longest(w) AS w FROM public.word GROUP BY lang;
CREATE FUNCTION public.record() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT public.longest(w) FROM public.word; END;
--- after
CREATE FUNCTION public.longer(so_far text, next text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT CASE WHEN length(next) > length(coalesce(so_far, '''')) THEN next ELSE so_far END';
CREATE AGGREGATE public.longest(text) (SFUNC = public.longer, STYPE = text);
GRANT EXECUTE ON FUNCTION public.longest(text) TO bastion_case_reader;
COMMENT ON AGGREGATE public.longest(text) IS 'the longest';
CREATE TABLE public.word (w text, lang text);
CREATE MATERIALIZED VIEW public.records AS SELECT lang, public.longest(w) AS w FROM public.word GROUP BY lang;
CREATE FUNCTION public.record() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT public.longest(w) FROM public.word; END;
--- rows
INSERT INTO public.word VALUES ('Straße', 'de'), ('', NULL), (NULL, 'de');
--- expect
-> finding error FUN004 public.longer(text, text)
-> finding warning FUN010 public.longer(text, text)
-> drop routine public.record()
-> drop relation public.records
-> drop routine public.longest(text)
-> drop routine public.longer(text, text)
-> create routine public.longer(text, text)
-> create routine public.longest(text)
-> create routine public.record()
-> create relation public.records
-> grant routine public.longest(text)
<- finding error FUN004 public.longer(text, text)
<- finding warning FUN010 public.longer(text, text)
<- drop routine public.record()
<- drop relation public.records
<- drop routine public.longest(text)
<- drop routine public.longer(text, text)
<- create routine public.longer(text, text)
<- create routine public.longest(text)
<- create routine public.record()
<- create relation public.records
<- grant routine public.longest(text)
