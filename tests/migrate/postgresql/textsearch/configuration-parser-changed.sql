-- A configuration is of another parser; all its mappings are anew.
--- before
CREATE TEXT SEARCH PARSER public.p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH CONFIGURATION public.c (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR asciiword, url WITH simple;
COMMENT ON TEXT SEARCH CONFIGURATION public.c IS 'c';
--- after
CREATE TEXT SEARCH PARSER public.p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH CONFIGURATION public.c (PARSER = public.p);
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR asciiword, email WITH german_stem, simple;
COMMENT ON TEXT SEARCH CONFIGURATION public.c IS 'c';
--- expect
-> finding warning TSX004 public.c
-> finding warning TSX004 public.c
-> drop text_search_configuration public.c
-> create text_search_configuration public.c
<- finding warning TSX004 public.c
<- finding warning TSX004 public.c
<- drop text_search_configuration public.c
<- create text_search_configuration public.c
