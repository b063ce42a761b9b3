-- An enum gains a value and the table a partition for it, at once.
--- before
CREATE TYPE public.state AS ENUM ('new', 'done');
CREATE TABLE public.job (id integer, state public.state NOT NULL DEFAULT 'new') PARTITION BY LIST (state);
CREATE TABLE public.job_new PARTITION OF public.job FOR VALUES IN ('new');
CREATE TABLE public.job_done PARTITION OF public.job FOR VALUES IN ('done');
--- after
CREATE TYPE public.state AS ENUM ('new', 'it''s failed', 'done');
CREATE TABLE public.job (id integer, state public.state NOT NULL DEFAULT 'new') PARTITION BY LIST (state);
CREATE TABLE public.job_new PARTITION OF public.job FOR VALUES IN ('new');
CREATE TABLE public.job_failed PARTITION OF public.job FOR VALUES IN ('it''s failed');
CREATE TABLE public.job_done PARTITION OF public.job FOR VALUES IN ('done');
--- rows
INSERT INTO public.job VALUES (1, 'new'), (NULL, 'done');
--- rows after
INSERT INTO public.job VALUES (1, 'new'), (2, 'done');
--- expect
-> finding warning ENM001 public.state
-> finding info PAR001 public.job_failed
-> alter enum public.state
-> create relation public.job_failed
-> attach relation public.job_failed
<- finding error ENM002 public.state
<- finding error PAR002 public.job_failed
<- set_aside enum public.state
<- set_aside relation public.job
<- set_aside relation public.job_done
<- set_aside relation public.job_new
<- create enum public.state
<- create relation public.job
<- create relation public.job_done
<- create relation public.job_new
<- attach relation public.job_done
<- attach relation public.job_new
<- move_rows relation public.job
<- drop relation public.job_done
<- drop relation public.job_failed
<- drop relation public.job_new
<- drop relation public.job
<- drop enum public.state
