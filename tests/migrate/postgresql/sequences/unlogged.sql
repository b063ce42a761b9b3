-- A sequence is not logged from now on.
--- before
CREATE SEQUENCE public.s;
--- after
CREATE UNLOGGED SEQUENCE public.s;
--- expect
-> finding info SEQ009 public.s
-> alter sequence public.s
<- finding info SEQ009 public.s
<- alter sequence public.s
