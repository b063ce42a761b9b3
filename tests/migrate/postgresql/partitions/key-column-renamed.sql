-- The column that rows are spread by is renamed; a generated column, a view and a key read it.
--- before
CREATE TABLE public.t (day date NOT NULL, n integer NOT NULL, next_n integer GENERATED ALWAYS AS (n + 1) STORED, PRIMARY KEY (n, day)) PARTITION BY RANGE (day);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY HASH (n);
CREATE TABLE public.t_1_0 PARTITION OF public.t_1 FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE VIEW public.v AS SELECT day, next_n FROM public.t;
--- after
CREATE TABLE public.t ("when" date NOT NULL, "number" integer NOT NULL, next_n integer GENERATED ALWAYS AS ("number" + 1) STORED, PRIMARY KEY ("number", "when")) PARTITION BY RANGE ("when");
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY HASH ("number");
CREATE TABLE public.t_1_0 PARTITION OF public.t_1 FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE VIEW public.v AS SELECT "when" AS day, next_n FROM public.t;
--- rows
INSERT INTO public.t (day, n) VALUES ('2024-02-29', -2147483648), ('2024-01-01', 0);
--- renames
column public.t.day -> public.t.when
column public.t.n -> public.t.number
--- expect
-> finding error COL005 public.t.number
-> finding error COL005 public.t.when
-> finding error COL004 public.t_1.day
-> finding error COL004 public.t_1.n
-> finding warning DEF010 public.t_1.next_n
-> finding error COL002 public.t_1.number
-> finding info MET005 public.t_1.number
-> finding error COL002 public.t_1.when
-> finding info MET005 public.t_1.when
-> finding error COL004 public.t_1_0.day
-> finding error COL004 public.t_1_0.n
-> finding warning DEF010 public.t_1_0.next_n
-> finding error COL002 public.t_1_0.number
-> finding info MET005 public.t_1_0.number
-> finding error COL002 public.t_1_0.when
-> finding info MET005 public.t_1_0.when
-> finding error PAR004 public.t
-> finding error PAR004 public.t_1
-> finding warning VEW006 public.v
-> drop constraint public.t.t_pkey
-> drop relation public.v
-> set_aside relation public.t
-> set_aside relation public.t_1
-> set_aside relation public.t_1_0
-> create relation public.t
-> create relation public.t_1
-> create relation public.t_1_0
-> create relation public.v
-> create index public.t_1_0.t_1_0_pkey
-> attach relation public.t_1_0
-> create index public.t_1.t_1_pkey
-> attach relation public.t_1
-> move_rows relation public.t
-> create constraint public.t.t_pkey
-> drop relation public.t_1_0
-> drop relation public.t_1
-> drop relation public.t
<- finding error COL005 public.t.day
<- finding error COL005 public.t.n
<- finding error COL002 public.t_1.day
<- finding info MET005 public.t_1.day
<- finding error COL002 public.t_1.n
<- finding info MET005 public.t_1.n
<- finding warning DEF010 public.t_1.next_n
<- finding error COL004 public.t_1.number
<- finding error COL004 public.t_1.when
<- finding error COL002 public.t_1_0.day
<- finding info MET005 public.t_1_0.day
<- finding error COL002 public.t_1_0.n
<- finding info MET005 public.t_1_0.n
<- finding warning DEF010 public.t_1_0.next_n
<- finding error COL004 public.t_1_0.number
<- finding error COL004 public.t_1_0.when
<- finding error PAR004 public.t
<- finding error PAR004 public.t_1
<- finding warning VEW006 public.v
<- drop constraint public.t.t_pkey
<- drop relation public.v
<- set_aside relation public.t
<- set_aside relation public.t_1
<- set_aside relation public.t_1_0
<- create relation public.t
<- create relation public.t_1
<- create relation public.t_1_0
<- create relation public.v
<- create index public.t_1_0.t_1_0_pkey
<- attach relation public.t_1_0
<- create index public.t_1.t_1_pkey
<- attach relation public.t_1
<- move_rows relation public.t
<- create constraint public.t.t_pkey
<- drop relation public.t_1_0
<- drop relation public.t_1
<- drop relation public.t
