-- A table becomes unlogged together with the sequence of its identity column.
--- before
CREATE TABLE public.event (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text);
--- after
CREATE UNLOGGED TABLE public.event (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text);
--- rows
INSERT INTO public.event (body) VALUES ('one'), (NULL), ('');
--- expect
-> finding error TBL007 public.event
-> alter relation public.event rewrites
<- finding warning TBL008 public.event
<- alter relation public.event rewrites
