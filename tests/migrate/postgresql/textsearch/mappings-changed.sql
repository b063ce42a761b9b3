-- Mappings come, change and go.
--- before
CREATE TEXT SEARCH CONFIGURATION public.words (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.words ADD MAPPING FOR asciiword WITH english_stem;
ALTER TEXT SEARCH CONFIGURATION public.words ADD MAPPING FOR word WITH simple;
--- after
CREATE TEXT SEARCH CONFIGURATION public.words (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.words ADD MAPPING FOR asciiword WITH simple, english_stem;
ALTER TEXT SEARCH CONFIGURATION public.words ADD MAPPING FOR numword WITH simple;
--- expect
-> finding warning TSX004 public.words
-> alter text_search_configuration public.words
<- finding warning TSX004 public.words
<- alter text_search_configuration public.words
