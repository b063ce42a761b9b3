-- A dictionary is of another template: it is made anew under a configuration with an index.
--- before
CREATE TEXT SEARCH DICTIONARY public.d (TEMPLATE = simple);
CREATE TEXT SEARCH CONFIGURATION public.c (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR asciiword, word WITH public.d;
CREATE TABLE public.t (body text);
CREATE INDEX t_body ON public.t USING gin (to_tsvector('public.c'::regconfig, body));
--- after
CREATE TEXT SEARCH DICTIONARY public.d (TEMPLATE = snowball, LANGUAGE = german);
CREATE TEXT SEARCH CONFIGURATION public.c (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR asciiword, word WITH public.d;
CREATE TABLE public.t (body text);
CREATE INDEX t_body ON public.t USING gin (to_tsvector('public.c'::regconfig, body));
--- rows
INSERT INTO public.t VALUES ('die Häuser'), (''), (NULL);
--- expect
-> finding warning TSX004 public.d
-> finding warning TSX004 public.d
-> drop index public.t.t_body
-> drop text_search_configuration public.c
-> drop text_search_dictionary public.d
-> create text_search_dictionary public.d
-> create text_search_configuration public.c
-> create index public.t.t_body
<- finding warning TSX004 public.d
<- finding warning TSX004 public.d
<- drop index public.t.t_body
<- drop text_search_configuration public.c
<- drop text_search_dictionary public.d
<- create text_search_dictionary public.d
<- create text_search_configuration public.c
<- create index public.t.t_body
