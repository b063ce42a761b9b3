-- Storage parameters are set on a table that had none.
--- before
CREATE TABLE public.queue (id integer PRIMARY KEY, payload text);
--- after
CREATE TABLE public.queue (id integer PRIMARY KEY, payload text)
  WITH (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false, autovacuum_vacuum_scale_factor = 0.01);
--- rows
INSERT INTO public.queue VALUES (1, repeat('x', 9000)), (2, NULL);
--- expect
-> finding info TBL015 public.queue
-> alter relation public.queue
<- finding info TBL015 public.queue
<- alter relation public.queue
