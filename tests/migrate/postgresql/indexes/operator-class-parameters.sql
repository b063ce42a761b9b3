-- An operator class with parameters of its own.
--- before
CREATE TABLE public.t (v tsvector);
CREATE INDEX i ON public.t USING gist (v);
--- after
CREATE TABLE public.t (v tsvector);
CREATE INDEX i ON public.t USING gist (v tsvector_ops (siglen = 100));
--- expect
-> finding warning IDX003 public.t.i
-> drop index public.t.i
-> create index public.t.i
<- finding warning IDX003 public.t.i
<- drop index public.t.i
<- create index public.t.i
