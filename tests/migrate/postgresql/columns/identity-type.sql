-- An identity becomes wider, its sequence with it.
--- before
CREATE TABLE public.t (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
--- after
CREATE TABLE public.t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
--- rows
INSERT INTO public.t DEFAULT VALUES;
--- expect
-> finding error COL008 public.t.id
-> finding warning SEQ005 public.t_id_seq
-> finding info SEQ001 public.t_id_seq
-> alter sequence public.t_id_seq
-> alter column public.t.id rewrites
<- finding error COL009 public.t.id
<- finding warning SEQ005 public.t_id_seq
<- finding error SEQ001 public.t_id_seq
<- alter sequence public.t_id_seq loses values
<- alter column public.t.id rewrites loses values
