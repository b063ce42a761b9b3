-- Owners and comments of a dictionary, a configuration, a template and a parser.
--- before
CREATE TEXT SEARCH PARSER public.p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE public.tpl (LEXIZE = dsimple_lexize, INIT = dsimple_init);
CREATE TEXT SEARCH DICTIONARY public.d (TEMPLATE = simple);
CREATE TEXT SEARCH CONFIGURATION public.c (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR word WITH simple;
COMMENT ON TEXT SEARCH DICTIONARY public.d IS 'old';
--- after
CREATE TEXT SEARCH PARSER public.p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE public.tpl (LEXIZE = dsimple_lexize, INIT = dsimple_init);
CREATE TEXT SEARCH DICTIONARY public.d (TEMPLATE = simple);
CREATE TEXT SEARCH CONFIGURATION public.c (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR word WITH simple;
COMMENT ON TEXT SEARCH PARSER public.p IS 'p';
COMMENT ON TEXT SEARCH TEMPLATE public.tpl IS 'it''s t';
COMMENT ON TEXT SEARCH CONFIGURATION public.c IS 'ü';
ALTER TEXT SEARCH DICTIONARY public.d OWNER TO bastion_case_writer;
ALTER TEXT SEARCH CONFIGURATION public.c OWNER TO bastion_case_reader;
--- expect
-> finding info DOC001 public.c
-> finding warning ACL001 public.c
-> finding info DOC001 public.d
-> finding warning ACL001 public.d
-> finding info DOC001 public.p
-> finding info DOC001 public.tpl
-> alter text_search_parser public.p
-> alter text_search_template public.tpl
-> alter text_search_configuration public.c
-> alter text_search_dictionary public.d
<- finding info DOC001 public.c
<- finding warning ACL001 public.c
<- finding info DOC001 public.d
<- finding warning ACL001 public.d
<- finding info DOC001 public.p
<- finding info DOC001 public.tpl
<- alter text_search_parser public.p
<- alter text_search_template public.tpl
<- alter text_search_configuration public.c
<- alter text_search_dictionary public.d
