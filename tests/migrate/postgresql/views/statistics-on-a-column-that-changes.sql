-- Statistics stand on a column that changes its type, on one that goes and on an expression of both.
--- before
CREATE TABLE public.t (a integer, b integer, c text);
CREATE STATISTICS public.s_ab (ndistinct, dependencies) ON a, b FROM public.t;
CREATE STATISTICS public.s_bc ON b, c FROM public.t;
CREATE STATISTICS public.s_x ON (a + b), (lower(c)) FROM public.t;
COMMENT ON STATISTICS public.s_ab IS 'together';
ALTER STATISTICS public.s_ab SET STATISTICS 1000;
--- after
CREATE TABLE public.t (a bigint, c text);
CREATE STATISTICS public.s_ab (ndistinct, dependencies) ON a, c FROM public.t;
CREATE STATISTICS public.s_x ON (a + 1), (lower(c)) FROM public.t;
COMMENT ON STATISTICS public.s_ab IS 'together';
ALTER STATISTICS public.s_ab SET STATISTICS 1000;
--- rows
INSERT INTO public.t VALUES (1, NULL, ''), (2147483647, 0, 'É'), (NULL, NULL, NULL);
--- expect
-> finding error COL008 public.t.a
-> finding error COL004 public.t.b
-> finding info STX004 public.s_ab
-> finding warning STX002 public.s_bc
-> finding info STX004 public.s_x
-> drop statistics public.s_ab
-> drop statistics public.s_bc
-> drop statistics public.s_x
-> drop column public.t.b loses column
-> alter column public.t.a rewrites
-> create statistics public.s_ab
-> create statistics public.s_x
<- finding error COL009 public.t.a
<- finding warning COL001 public.t.b
<- finding info STX004 public.s_ab
<- finding info STX001 public.s_bc
<- finding info STX004 public.s_x
<- drop statistics public.s_ab
<- drop statistics public.s_x
<- set_aside relation public.t
<- create relation public.t
<- move_rows relation public.t
<- create statistics public.s_ab
<- create statistics public.s_bc
<- create statistics public.s_x
<- drop relation public.t
