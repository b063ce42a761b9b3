-- The place where a sequence stands is outside its new bounds.
--- before
CREATE SEQUENCE public.s MINVALUE 1 MAXVALUE 100 START 50;
--- after
CREATE SEQUENCE public.s MINVALUE 1000 MAXVALUE 2000 START 1500 CYCLE CACHE 10;
--- expect
-> finding info SEQ009 public.s
-> finding warning SEQ003 public.s
-> finding error SEQ001 public.s
-> finding error SEQ001 public.s
-> finding warning SEQ002 public.s
-> alter sequence public.s loses values
<- finding info SEQ009 public.s
<- finding warning SEQ003 public.s
<- finding error SEQ001 public.s
<- finding error SEQ001 public.s
<- finding warning SEQ002 public.s
<- alter sequence public.s loses values
