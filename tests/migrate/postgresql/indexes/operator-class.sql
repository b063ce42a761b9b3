-- An operator class for patterns.
--- before
CREATE TABLE public.t (a text, b jsonb);
CREATE INDEX i ON public.t (a);
CREATE INDEX j ON public.t USING gin (b);
--- after
CREATE TABLE public.t (a text, b jsonb);
CREATE INDEX i ON public.t (a text_pattern_ops);
CREATE INDEX j ON public.t USING gin (b jsonb_path_ops);
--- rows
INSERT INTO public.t VALUES ('x', '{"a": 1}');
--- expect
-> finding warning IDX003 public.t.i
-> finding warning IDX003 public.t.j
-> drop index public.t.i
-> drop index public.t.j
-> create index public.t.i
-> create index public.t.j
<- finding warning IDX003 public.t.i
<- finding warning IDX003 public.t.j
<- drop index public.t.i
<- drop index public.t.j
<- create index public.t.i
<- create index public.t.j
