-- A new label gets a partition of its own in the same plan.
--- before
CREATE TYPE public.zone AS ENUM ('north', 'south');
CREATE TABLE public.visit (id integer, zone public.zone NOT NULL) PARTITION BY LIST (zone);
CREATE TABLE public.visit_north PARTITION OF public.visit FOR VALUES IN ('north');
CREATE TABLE public.visit_south PARTITION OF public.visit FOR VALUES IN ('south');
--- after
CREATE TYPE public.zone AS ENUM ('north', 'middle', 'south');
CREATE TABLE public.visit (id integer, zone public.zone NOT NULL) PARTITION BY LIST (zone);
CREATE TABLE public.visit_north PARTITION OF public.visit FOR VALUES IN ('north');
CREATE TABLE public.visit_middle PARTITION OF public.visit FOR VALUES IN ('middle');
CREATE TABLE public.visit_south PARTITION OF public.visit FOR VALUES IN ('south');
--- rows
INSERT INTO public.visit VALUES (1, 'north'), (2, 'south');
--- expect
-> finding warning ENM001 public.zone
-> finding info PAR001 public.visit_middle
-> alter enum public.zone
-> create relation public.visit_middle
-> attach relation public.visit_middle
<- finding error ENM002 public.zone
<- finding error PAR002 public.visit_middle
<- set_aside enum public.zone
<- set_aside relation public.visit
<- set_aside relation public.visit_north
<- set_aside relation public.visit_south
<- create enum public.zone
<- create relation public.visit
<- create relation public.visit_north
<- create relation public.visit_south
<- attach relation public.visit_north
<- attach relation public.visit_south
<- move_rows relation public.visit
<- drop relation public.visit_middle
<- drop relation public.visit_north
<- drop relation public.visit_south
<- drop relation public.visit
<- drop enum public.zone
