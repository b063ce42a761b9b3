-- A plain column is computed from now on, as its values already were; another becomes plain and keeps its index.
--- before
CREATE TABLE public.line (id integer PRIMARY KEY, n integer, price integer, total integer, words tsvector GENERATED ALWAYS AS (to_tsvector('simple', 'n' || n::text)) STORED);
CREATE INDEX line_total ON public.line (total);
CREATE INDEX line_words ON public.line USING gin (words);
--- after
CREATE TABLE public.line (id integer PRIMARY KEY, n integer, price integer, total integer GENERATED ALWAYS AS (n * price) STORED, words tsvector);
CREATE INDEX line_total ON public.line (total);
CREATE INDEX line_words ON public.line USING gin (words);
--- rows
INSERT INTO public.line (id, n, price, total) VALUES (1, 2, 3, 6), (2, 0, 5, 0), (3, NULL, 1, NULL);
--- rows after
INSERT INTO public.line (id, n, price, words) VALUES (1, 2, 3, to_tsvector('simple', 'n2')), (2, NULL, NULL, NULL);
--- expect
-> finding error DEF009 public.line.total
-> finding warning DEF011 public.line.words
-> drop constraint public.line.line_pkey
-> drop index public.line.line_total
-> drop index public.line.line_words
-> set_aside relation public.line
-> create relation public.line
-> move_rows relation public.line
-> create constraint public.line.line_pkey
-> create index public.line.line_total
-> create index public.line.line_words
-> drop relation public.line
<- finding warning DEF011 public.line.total
<- finding error DEF009 public.line.words
<- drop index public.line.line_words
<- drop column public.line.words loses column
<- alter column public.line.total
<- create column public.line.words rewrites
<- create index public.line.line_words
