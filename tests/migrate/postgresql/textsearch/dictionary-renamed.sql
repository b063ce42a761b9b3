-- A dictionary gets another name and schema under a configuration, which gets another name too.
--- before
CREATE SCHEMA search;
CREATE TEXT SEARCH DICTIONARY public.plain (TEMPLATE = simple, STOPWORDS = german, ACCEPT = false);
CREATE TEXT SEARCH CONFIGURATION public.words (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.words ADD MAPPING FOR asciiword, word WITH public.plain, simple;
--- after
CREATE SCHEMA search;
CREATE TEXT SEARCH DICTIONARY search.einfach (TEMPLATE = simple, STOPWORDS = german, ACCEPT = false);
CREATE TEXT SEARCH CONFIGURATION search."Wörter" (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION search."Wörter" ADD MAPPING FOR asciiword, word WITH search.einfach, simple;
--- renames
text_search_dictionary public.plain -> search.einfach
text_search_configuration public.words -> search.Wörter
--- expect
-> finding error TSX003 search.Wörter
-> finding error TSX003 search.einfach
-> rename text_search_configuration search.Wörter
-> rename text_search_dictionary search.einfach
<- finding error TSX003 public.words
<- finding error TSX003 public.plain
<- rename text_search_configuration public.words
<- rename text_search_dictionary public.plain
