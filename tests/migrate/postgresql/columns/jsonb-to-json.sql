-- Binary documents become texts of documents; what only binary ones can do goes.
--- before
CREATE TABLE public.doc (id integer PRIMARY KEY, body jsonb NOT NULL DEFAULT '{"a": []}'::jsonb, CONSTRAINT keyed CHECK (body ? 'a'));
CREATE INDEX doc_body ON public.doc USING gin (body jsonb_path_ops);
CREATE INDEX doc_title ON public.doc ((body ->> 'title'));
--- after
CREATE TABLE public.doc (id integer PRIMARY KEY, body json NOT NULL DEFAULT '{"a": []}'::json);
CREATE INDEX doc_title ON public.doc ((body ->> 'title'));
--- rows
INSERT INTO public.doc VALUES (1, '{"a": null, "title": "Ünï\u0041"}'), (2, '{"a": [1e10, -0.0, {"": ""}]}');
--- rows after
INSERT INTO public.doc VALUES (1, '{"a": 1, "title": ""}');
--- expect
-> finding error COL010 public.doc.body
-> finding warning DEF003 public.doc.body
-> finding warning CHK002 public.doc.keyed
-> finding warning IDX002 public.doc.doc_body
-> release column public.doc.body
-> drop constraint public.doc.keyed
-> drop index public.doc.doc_body
-> alter column public.doc.body rewrites loses values
-> alter column public.doc.body
<- finding error COL010 public.doc.body
<- finding warning DEF003 public.doc.body
<- finding error CHK001 public.doc.keyed
<- finding warning IDX001 public.doc.doc_body
<- release column public.doc.body
<- alter column public.doc.body rewrites loses values
<- alter column public.doc.body
<- create constraint public.doc.keyed
<- create index public.doc.doc_body
