-- A table that is only in the new schema is created.
--- before
CREATE TABLE public.kept (id integer PRIMARY KEY, note text);
--- after
CREATE TABLE public.kept (id integer PRIMARY KEY, note text);
CREATE TABLE public.added (id bigint PRIMARY KEY, title varchar(40) NOT NULL DEFAULT '', made timestamptz DEFAULT now());
--- rows
INSERT INTO public.kept VALUES (1, NULL), (2, ''), (2147483647, 'größer');
--- expect
-> finding info TBL001 public.added
-> create relation public.added
-> create constraint public.added.added_pkey
<- finding error TBL002 public.added
<- drop relation public.added loses rows
