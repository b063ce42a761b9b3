-- The enum that divides a table into lists loses a label that no partition names.
--- before
CREATE TYPE public.zone AS ENUM ('north', 'south', 'nowhere');
CREATE TABLE public.visit (id integer, zone public.zone NOT NULL) PARTITION BY LIST (zone);
CREATE TABLE public.visit_north PARTITION OF public.visit FOR VALUES IN ('north');
CREATE TABLE public.visit_south PARTITION OF public.visit FOR VALUES IN ('south');
--- after
CREATE TYPE public.zone AS ENUM ('north', 'south');
CREATE TABLE public.visit (id integer, zone public.zone NOT NULL) PARTITION BY LIST (zone);
CREATE TABLE public.visit_north PARTITION OF public.visit FOR VALUES IN ('north');
CREATE TABLE public.visit_south PARTITION OF public.visit FOR VALUES IN ('south');
--- rows
INSERT INTO public.visit VALUES (1, 'north'), (NULL, 'south'), (2147483647, 'north');
--- expect
-> finding error ENM002 public.zone
-> set_aside enum public.zone
-> set_aside relation public.visit
-> set_aside relation public.visit_north
-> set_aside relation public.visit_south
-> create enum public.zone
-> create relation public.visit
-> create relation public.visit_north
-> create relation public.visit_south
-> attach relation public.visit_north
-> attach relation public.visit_south
-> move_rows relation public.visit
-> drop relation public.visit_north
-> drop relation public.visit_south
-> drop relation public.visit
-> drop enum public.zone
<- finding warning ENM001 public.zone
<- alter enum public.zone
