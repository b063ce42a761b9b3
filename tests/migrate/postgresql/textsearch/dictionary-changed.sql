-- A dictionary's options change under a configuration.
--- before
CREATE TEXT SEARCH DICTIONARY public.stem (TEMPLATE = snowball, LANGUAGE = english);
CREATE TEXT SEARCH CONFIGURATION public.words (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.words ADD MAPPING FOR asciiword WITH public.stem;
--- after
CREATE TEXT SEARCH DICTIONARY public.stem (TEMPLATE = snowball, LANGUAGE = german, STOPWORDS = german);
CREATE TEXT SEARCH CONFIGURATION public.words (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.words ADD MAPPING FOR asciiword WITH public.stem;
--- expect
-> finding warning TSX004 public.stem
-> drop text_search_configuration public.words
-> drop text_search_dictionary public.stem
-> create text_search_dictionary public.stem
-> create text_search_configuration public.words
<- finding warning TSX004 public.stem
<- drop text_search_configuration public.words
<- drop text_search_dictionary public.stem
<- create text_search_dictionary public.stem
<- create text_search_configuration public.words
