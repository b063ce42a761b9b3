-- A serial becomes wider.
--- before
CREATE TABLE public.t (id serial PRIMARY KEY);
--- after
CREATE TABLE public.t (id bigserial PRIMARY KEY);
--- rows
INSERT INTO public.t DEFAULT VALUES;
--- expect
-> finding error COL008 public.t.id
-> finding warning SEQ005 public.t_id_seq
-> finding info SEQ001 public.t_id_seq
-> release column public.t.id
-> alter sequence public.t_id_seq
-> alter column public.t.id rewrites
-> alter column public.t.id
<- finding error COL009 public.t.id
<- finding warning SEQ005 public.t_id_seq
<- finding error SEQ001 public.t_id_seq
<- release column public.t.id
<- alter sequence public.t_id_seq loses values
<- alter column public.t.id rewrites loses values
<- alter column public.t.id
