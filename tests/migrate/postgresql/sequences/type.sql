-- A sequence becomes wider with its bounds.
--- before
CREATE SEQUENCE public.s AS integer;
SELECT nextval('public.s');
--- after
CREATE SEQUENCE public.s AS bigint;
--- expect
-> finding warning SEQ005 public.s
-> finding info SEQ001 public.s
-> alter sequence public.s
<- finding warning SEQ005 public.s
<- finding error SEQ001 public.s
<- alter sequence public.s loses values
