-- A sequence becomes narrower: its bounds follow.
--- before
CREATE SEQUENCE public.s AS bigint;
CREATE SEQUENCE public.down AS bigint INCREMENT BY -1;
--- after
CREATE SEQUENCE public.s AS smallint;
CREATE SEQUENCE public.down AS integer INCREMENT BY -1;
--- rows
SELECT nextval('public.s'), nextval('public.s'), nextval('public.down');
--- expect
-> finding warning SEQ005 public.down
-> finding error SEQ001 public.down
-> finding warning SEQ005 public.s
-> finding error SEQ001 public.s
-> alter sequence public.down loses values
-> alter sequence public.s loses values
<- finding warning SEQ005 public.down
<- finding info SEQ001 public.down
<- finding warning SEQ005 public.s
<- finding info SEQ001 public.s
<- alter sequence public.down
<- alter sequence public.s
