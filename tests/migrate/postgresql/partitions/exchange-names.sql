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
-> finding error TBL003 public.cold
-> finding error TBL003 public.hot
-> rename relation public.cold
-> rename relation public.hot
-> rename relation public.cold
<- finding error TBL003 public.cold
<- finding error TBL003 public.hot
<- rename relation public.cold
<- rename relation public.hot
<- rename relation public.cold
