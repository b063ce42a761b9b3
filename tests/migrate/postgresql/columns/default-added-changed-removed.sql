-- Three columns: a default comes, one changes, one goes.
--- before
CREATE TABLE public.t (a integer, b text DEFAULT 'old', c boolean DEFAULT true);
--- after
CREATE TABLE public.t (a integer DEFAULT 42, b text DEFAULT 'it''s "new"', c boolean);
--- rows
INSERT INTO public.t VALUES (1, 'x', NULL);
--- expect
-> finding info DEF001 public.t.a
-> finding warning DEF003 public.t.b
-> finding warning DEF002 public.t.c
-> alter column public.t.a
-> alter column public.t.b
-> alter column public.t.c
<- finding warning DEF002 public.t.a
<- finding warning DEF003 public.t.b
<- finding info DEF001 public.t.c
<- alter column public.t.a
<- alter column public.t.b
<- alter column public.t.c
