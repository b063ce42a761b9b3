-- A configuration goes; the generated column and its index use one of the server's.
--- before
CREATE TEXT SEARCH CONFIGURATION public.words (COPY = pg_catalog.english);
CREATE TABLE public.page (body text, lexemes tsvector GENERATED ALWAYS AS (to_tsvector('public.words'::regconfig, coalesce(body, ''))) STORED);
CREATE INDEX page_lexemes ON public.page USING gin (lexemes);
--- after
CREATE TABLE public.page (body text, lexemes tsvector GENERATED ALWAYS AS (to_tsvector('pg_catalog.simple'::regconfig, coalesce(body, ''))) STORED);
CREATE INDEX page_lexemes ON public.page USING gin (lexemes);
--- rows
INSERT INTO public.page VALUES ('The houses'), (''), (NULL), ('Äpfel');
--- expect
-> finding warning DEF010 public.page.lexemes
-> finding error TSX002 public.words
-> drop index public.page.page_lexemes
-> drop column public.page.lexemes
-> drop text_search_configuration public.words
-> create column public.page.lexemes rewrites
-> create index public.page.page_lexemes
<- finding warning DEF010 public.page.lexemes
<- finding info TSX001 public.words
<- drop index public.page.page_lexemes
<- drop column public.page.lexemes
<- create text_search_configuration public.words
<- create column public.page.lexemes rewrites
<- create index public.page.page_lexemes
