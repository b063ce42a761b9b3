-- Lists of values, one of them with null.
--- before
CREATE TABLE public.t (land text, n integer) PARTITION BY LIST (land);
CREATE TABLE public.t_de PARTITION OF public.t FOR VALUES IN ('DE', 'AT');
CREATE TABLE public.t_fr PARTITION OF public.t FOR VALUES IN ('FR');
--- after
CREATE TABLE public.t (land text, n integer) PARTITION BY LIST (land);
CREATE TABLE public.t_de PARTITION OF public.t FOR VALUES IN ('DE', 'AT', NULL);
CREATE TABLE public.t_fr PARTITION OF public.t FOR VALUES IN ('FR', 'B"E');
--- rows
INSERT INTO public.t VALUES ('DE', 1), ('FR', 2);
--- expect
-> finding error PAR003 public.t_de
-> finding error PAR003 public.t_fr
-> detach relation public.t_de
-> detach relation public.t_fr
-> attach relation public.t_de
-> attach relation public.t_fr
<- finding error PAR003 public.t_de
<- finding error PAR003 public.t_fr
<- detach relation public.t_de
<- detach relation public.t_fr
<- attach relation public.t_de
<- attach relation public.t_fr
