-- A table that is only in the old schema is dropped, the one beside it keeps its rows.
--- before
CREATE TABLE public.kept (id integer PRIMARY KEY);
CREATE TABLE public.gone (id integer PRIMARY KEY, note text);
--- after
CREATE TABLE public.kept (id integer PRIMARY KEY);
--- rows
INSERT INTO public.kept VALUES (-2147483648), (0), (2147483647);
--- expect
-> finding error TBL002 public.gone
-> drop relation public.gone loses rows
<- finding info TBL001 public.gone
<- create relation public.gone
<- create constraint public.gone.gone_pkey
