-- A text that held documents becomes one; empty ones become none.
--- before
CREATE TABLE public.log (id bigint PRIMARY KEY, extra text DEFAULT '');
--- after
CREATE TABLE public.log (id bigint PRIMARY KEY, extra jsonb DEFAULT '{}');
CREATE INDEX log_extra ON public.log USING gin (extra);
--- rows
INSERT INTO public.log VALUES (1, '{"a": [true, null, "ß"]}'), (2, ''), (3, NULL), (4, '3');
--- rows after
INSERT INTO public.log VALUES (1, '{"a": 1}'), (2, NULL);
--- using
public.log.extra: NULLIF(extra, '')::jsonb
--- using back
public.log.extra: COALESCE(extra::text, '')
--- expect
-> finding error COL011 public.log.extra
-> finding warning DEF003 public.log.extra
-> finding warning IDX001 public.log.log_extra
-> release column public.log.extra
-> alter column public.log.extra rewrites loses values
-> alter column public.log.extra
-> create index public.log.log_extra
<- finding error COL010 public.log.extra
<- finding warning DEF003 public.log.extra
<- finding warning IDX002 public.log.log_extra
<- release column public.log.extra
<- drop index public.log.log_extra
<- alter column public.log.extra rewrites loses values
<- alter column public.log.extra
