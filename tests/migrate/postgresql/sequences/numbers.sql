-- Step, bounds, start, cache and cycle change.
--- before
CREATE SEQUENCE public.s MINVALUE 1 MAXVALUE 100;
--- after
CREATE SEQUENCE public.s INCREMENT BY 5 MINVALUE 0 MAXVALUE 1000 START WITH 7 CACHE 10 CYCLE;
--- expect
-> finding info SEQ009 public.s
-> finding warning SEQ003 public.s
-> finding warning SEQ004 public.s
-> finding info SEQ001 public.s
-> finding info SEQ001 public.s
-> finding warning SEQ002 public.s
-> alter sequence public.s
<- finding info SEQ009 public.s
<- finding warning SEQ003 public.s
<- finding warning SEQ004 public.s
<- finding error SEQ001 public.s
<- finding error SEQ001 public.s
<- finding warning SEQ002 public.s
<- alter sequence public.s loses values
