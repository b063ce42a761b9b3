-- A parser loses its headline, a template its init function; a dictionary and a configuration stand on them.
--- before
CREATE TEXT SEARCH PARSER public.p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE public.tpl (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY public.d (TEMPLATE = public.tpl, ACCEPT = false);
CREATE TEXT SEARCH CONFIGURATION public.c (PARSER = public.p);
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR asciiword WITH public.d;
--- after
CREATE TEXT SEARCH PARSER public.p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE public.tpl (INIT = dsynonym_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH CONFIGURATION public.c (PARSER = public.p);
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR asciiword WITH simple;
--- expect
-> finding warning TSX004 public.c
-> finding error TSX002 public.d
-> finding warning TSX004 public.p
-> finding warning TSX004 public.tpl
-> drop text_search_configuration public.c
-> drop text_search_dictionary public.d
-> drop text_search_parser public.p
-> drop text_search_template public.tpl
-> create text_search_parser public.p
-> create text_search_template public.tpl
-> create text_search_configuration public.c
<- finding warning TSX004 public.c
<- finding info TSX001 public.d
<- finding warning TSX004 public.p
<- finding warning TSX004 public.tpl
<- drop text_search_configuration public.c
<- drop text_search_parser public.p
<- drop text_search_template public.tpl
<- create text_search_parser public.p
<- create text_search_template public.tpl
<- create text_search_dictionary public.d
<- create text_search_configuration public.c
