-- A sequence no longer cycles and keeps nothing in store.
--- before
CREATE SEQUENCE public.s MAXVALUE 3 CACHE 2 CYCLE;
COMMENT ON SEQUENCE public.s IS 'round and round';
--- after
CREATE SEQUENCE public.s MAXVALUE 3 NO CYCLE;
--- rows
SELECT nextval('public.s');
--- expect
-> finding info SEQ009 public.s
-> finding info DOC001 public.s
-> finding warning SEQ003 public.s
-> alter sequence public.s
<- finding info SEQ009 public.s
<- finding info DOC001 public.s
<- finding warning SEQ003 public.s
<- alter sequence public.s
