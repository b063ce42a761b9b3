-- An identity counts otherwise from now on; what it gave out stays.
--- before
CREATE TABLE public.t (id bigint GENERATED ALWAYS AS IDENTITY (START WITH 100 MINVALUE 50 MAXVALUE 9223372036854775806 CACHE 20), name text);
--- after
CREATE TABLE public.t (id bigint GENERATED ALWAYS AS IDENTITY (START WITH 200 INCREMENT BY 7 MINVALUE 1 MAXVALUE 9223372036854775807 CYCLE), name text);
--- rows
INSERT INTO public.t (name) VALUES ('a'), ('b'), (NULL);
--- expect
-> finding warning SEQ003 public.t_id_seq
-> finding warning SEQ004 public.t_id_seq
-> finding info SEQ001 public.t_id_seq
-> finding info SEQ001 public.t_id_seq
-> finding warning SEQ002 public.t_id_seq
-> alter sequence public.t_id_seq
<- finding warning SEQ003 public.t_id_seq
<- finding warning SEQ004 public.t_id_seq
<- finding error SEQ001 public.t_id_seq
<- finding error SEQ001 public.t_id_seq
<- finding warning SEQ002 public.t_id_seq
<- alter sequence public.t_id_seq loses values
