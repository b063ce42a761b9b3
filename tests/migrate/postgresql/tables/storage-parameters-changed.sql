-- One storage parameter changes, one goes, one comes and one stays.
--- before
CREATE TABLE public.queue (id integer, payload text) WITH (fillfactor = 70, parallel_workers = 2, autovacuum_vacuum_threshold = 1000);
--- after
CREATE TABLE public.queue (id integer, payload text) WITH (fillfactor = 85, parallel_workers = 2, toast_tuple_target = 256);
--- rows
INSERT INTO public.queue VALUES (NULL, NULL), (1, '');
--- expect
-> finding info TBL015 public.queue
-> alter relation public.queue
<- finding info TBL015 public.queue
<- alter relation public.queue
