-- A parser and a template made of the server's functions.
--- before
--- after
CREATE TEXT SEARCH PARSER public.p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE public.tpl (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY public.d (TEMPLATE = public.tpl);
COMMENT ON TEXT SEARCH PARSER public.p IS 'p';
--- expect
-> finding info TSX001 public.d
-> finding info TSX001 public.p
-> finding info TSX001 public.tpl
-> create text_search_parser public.p
-> create text_search_template public.tpl
-> create text_search_dictionary public.d
<- finding error TSX002 public.d
<- finding error TSX002 public.p
<- finding error TSX002 public.tpl
<- drop text_search_dictionary public.d
<- drop text_search_parser public.p
<- drop text_search_template public.tpl
