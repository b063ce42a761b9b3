-- A comment with a backslash, a line break and letters beyond ASCII replaces a plain one.
--- before
CREATE TABLE public.note (id integer);
COMMENT ON TABLE public.note IS 'plain';
--- after
CREATE TABLE public.note (id integer);
COMMENT ON TABLE public.note IS E'C:\\temp\\n\nsecond line\t– Ünïcode ✓ 😀';
--- rows
INSERT INTO public.note VALUES (1);
--- expect
-> finding info DOC001 public.note
-> alter relation public.note
<- finding info DOC001 public.note
<- alter relation public.note
