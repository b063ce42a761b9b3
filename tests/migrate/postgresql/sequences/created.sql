-- A sequence of all options.
--- before
--- after
CREATE SEQUENCE public.s AS smallint INCREMENT BY -2 MINVALUE -100 MAXVALUE 50 START WITH 10 CACHE 3 CYCLE;
COMMENT ON SEQUENCE public.s IS 'down';
GRANT USAGE ON SEQUENCE public.s TO bastion_case_reader;
--- expect
-> finding info SEQ007 public.s
-> create sequence public.s
-> grant sequence public.s
<- finding error SEQ006 public.s
<- drop sequence public.s loses values
