-- Bounds at the ends of the type, and a start between them.
--- before
CREATE SEQUENCE public.s AS bigint MINVALUE -9223372036854775808 START -9223372036854775808;
CREATE SEQUENCE public.d AS bigint INCREMENT -1 MAXVALUE 9223372036854775807 START 9223372036854775807;
CREATE SEQUENCE public.n AS smallint;
--- after
CREATE SEQUENCE public.s AS smallint MINVALUE -32768 START 7;
CREATE SEQUENCE public.d AS integer INCREMENT -1 MINVALUE -2147483648 MAXVALUE -1;
CREATE SEQUENCE public.n AS bigint MINVALUE -9223372036854775808 MAXVALUE 0 START 0 INCREMENT -5;
--- expect
-> finding warning SEQ005 public.d
-> finding error SEQ001 public.d
-> finding error SEQ001 public.d
-> finding warning SEQ002 public.d
-> finding warning SEQ005 public.n
-> finding warning SEQ004 public.n
-> finding error SEQ001 public.n
-> finding error SEQ001 public.n
-> finding warning SEQ002 public.n
-> finding warning SEQ005 public.s
-> finding error SEQ001 public.s
-> finding error SEQ001 public.s
-> finding warning SEQ002 public.s
-> alter sequence public.d loses values
-> alter sequence public.n loses values
-> alter sequence public.s loses values
<- finding warning SEQ005 public.d
<- finding info SEQ001 public.d
<- finding info SEQ001 public.d
<- finding warning SEQ002 public.d
<- finding warning SEQ005 public.n
<- finding warning SEQ004 public.n
<- finding error SEQ001 public.n
<- finding error SEQ001 public.n
<- finding warning SEQ002 public.n
<- finding warning SEQ005 public.s
<- finding info SEQ001 public.s
<- finding info SEQ001 public.s
<- finding warning SEQ002 public.s
<- alter sequence public.d
<- alter sequence public.n loses values
<- alter sequence public.s
