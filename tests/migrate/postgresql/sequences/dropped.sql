-- A sequence goes.
--- before
CREATE SEQUENCE public.s;
--- after
--- expect
-> finding error SEQ006 public.s
-> drop sequence public.s loses values
<- finding info SEQ007 public.s
<- create sequence public.s
