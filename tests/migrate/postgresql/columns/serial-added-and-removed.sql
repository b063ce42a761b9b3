-- One column becomes a serial, another stops being one.
--- before
CREATE TABLE public.t (a serial, b integer NOT NULL);
--- after
CREATE TABLE public.t (a integer NOT NULL, b serial);
--- rows
INSERT INTO public.t (b) VALUES (1), (2);
--- expect
-> finding error DEF002 public.t.a
-> finding info DEF001 public.t.b
-> release column public.t.a
-> drop sequence public.t_a_seq loses values
-> create sequence public.t_b_seq
-> alter column public.t.b
-> attach sequence public.t_b_seq
<- finding info DEF001 public.t.a
<- finding error DEF002 public.t.b
<- release column public.t.b
<- drop sequence public.t_b_seq loses values
<- create sequence public.t_a_seq
<- alter column public.t.a
<- attach sequence public.t_a_seq
