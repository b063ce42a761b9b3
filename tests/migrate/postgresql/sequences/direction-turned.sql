-- A rising sequence falls: the bounds that nobody named turn around.
--- before
CREATE SEQUENCE public.s INCREMENT BY 1 MINVALUE -10 MAXVALUE 10 START WITH 0;
--- after
CREATE SEQUENCE public.s INCREMENT BY -3 MINVALUE -10 MAXVALUE 10 START WITH 0;
--- rows
SELECT nextval('public.s'), nextval('public.s'), nextval('public.s');
--- expect
-> finding warning SEQ004 public.s
-> alter sequence public.s
<- finding warning SEQ004 public.s
<- alter sequence public.s
