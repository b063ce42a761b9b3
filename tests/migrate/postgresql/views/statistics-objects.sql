-- Statistics over columns and expressions come, change and go.
--- before
CREATE TABLE public.t (a integer, b integer, c text);
CREATE STATISTICS public.s1 (dependencies) ON a, b FROM public.t;
CREATE STATISTICS public.s2 ON a, b FROM public.t;
--- after
CREATE TABLE public.t (a integer, b integer, c text);
CREATE STATISTICS public.s1 (dependencies, mcv) ON a, b FROM public.t;
CREATE STATISTICS public.s3 ON lower(c) FROM public.t;
CREATE STATISTICS public.s4 (ndistinct) ON a, (b + 1) FROM public.t;
ALTER STATISTICS public.s4 SET STATISTICS 42;
COMMENT ON STATISTICS public.s4 IS 's4';
--- expect
-> finding info STX004 public.s1
-> finding warning STX002 public.s2
-> finding info STX001 public.s3
-> finding info STX001 public.s4
-> drop statistics public.s1
-> drop statistics public.s2
-> create statistics public.s1
-> create statistics public.s3
-> create statistics public.s4
<- finding info STX004 public.s1
<- finding info STX001 public.s2
<- finding warning STX002 public.s3
<- finding warning STX002 public.s4
<- drop statistics public.s1
<- drop statistics public.s3
<- drop statistics public.s4
<- create statistics public.s1
<- create statistics public.s2
