-- A sequence survives the column it belonged to.
--- before
CREATE TABLE public.t (id integer, x serial);
--- after
CREATE TABLE public.t (id integer);
CREATE SEQUENCE public.t_x_seq AS integer;
--- rows
INSERT INTO public.t VALUES (1);
--- expect
-> finding error COL004 public.t.x
-> finding info SEQ009 public.t_x_seq
-> release sequence public.t_x_seq
-> drop column public.t.x loses column
<- finding warning COL001 public.t.x
<- finding warning COL003 public.t.x
<- finding info SEQ009 public.t_x_seq
<- create column public.t.x rewrites
<- attach sequence public.t_x_seq
