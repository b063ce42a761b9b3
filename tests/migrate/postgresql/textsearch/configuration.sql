-- A configuration with a dictionary of its own, and an index that uses it.
--- before
CREATE TABLE public.t (body text);
--- after
CREATE TEXT SEARCH DICTIONARY public.plain (TEMPLATE = simple, STOPWORDS = english);
CREATE TEXT SEARCH CONFIGURATION public.words (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.words ADD MAPPING FOR asciiword, word WITH public.plain, english_stem;
COMMENT ON TEXT SEARCH CONFIGURATION public.words IS 'own words';
CREATE TABLE public.t (body text);
CREATE INDEX i ON public.t USING gin (to_tsvector('public.words'::regconfig, body));
--- rows
INSERT INTO public.t VALUES ('the house'), (NULL);
--- expect
-> finding warning IDX001 public.t.i
-> finding info TSX001 public.words
-> finding info TSX001 public.plain
-> create text_search_dictionary public.plain
-> create text_search_configuration public.words
-> create index public.t.i
<- finding warning IDX002 public.t.i
<- finding error TSX002 public.words
<- finding error TSX002 public.plain
<- drop index public.t.i
<- drop text_search_configuration public.words
<- drop text_search_dictionary public.plain
