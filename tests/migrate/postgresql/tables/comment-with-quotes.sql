-- A comment with single quotes, double quotes, dollar quotes and a semicolon is added.
--- before
CREATE TABLE public.note (id integer, body text);
--- after
CREATE TABLE public.note (id integer, body text);
COMMENT ON TABLE public.note IS 'It''s a "note"; $$ not a body $$ -- nor a remark /* here */';
COMMENT ON COLUMN public.note.body IS '''';
--- rows
INSERT INTO public.note VALUES (1, ''), (NULL, NULL);
--- expect
-> finding info DOC001 public.note.body
-> finding info DOC001 public.note
-> alter relation public.note
-> alter column public.note.body
<- finding info DOC001 public.note.body
<- finding info DOC001 public.note
<- alter relation public.note
<- alter column public.note.body
