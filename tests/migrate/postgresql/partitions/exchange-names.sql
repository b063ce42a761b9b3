-- Two partitions exchange their names and keep their rows and bounds.
--- before
CREATE TABLE public.t (a integer, b text) PARTITION BY LIST (a);
CREATE TABLE public.cold PARTITION OF public.t FOR VALUES IN (1);
CREATE TABLE public.hot PARTITION OF public.t FOR VALUES IN (2, NULL);
--- after
CREATE TABLE public.t (a integer, b text) PARTITION BY LIST (a);
CREATE TABLE public.hot PARTITION OF public.t FOR VALUES IN (1);
CREATE TABLE public.cold PARTITION OF public.t FOR VALUES IN (2, NULL);
--- renames
table public.cold -> public.hot
table public.hot -> public.cold
--- expect
-> finding error PAR003 public.cold
-> finding error PAR003 public.hot
-> detach relation public.cold
-> detach relation public.hot
-> attach relation public.cold
-> attach relation public.hot
<- finding error PAR003 public.cold
<- finding error PAR003 public.hot
<- detach relation public.cold
<- detach relation public.hot
<- attach relation public.cold
<- attach relation public.hot
