-- With an expression the same change is planned; the way back has none.
--- before
CREATE TABLE public.t (id integer, done boolean DEFAULT false);
--- after
CREATE TABLE public.t (id integer, done date);
--- rows
INSERT INTO public.t VALUES (1, true), (2, NULL);
--- using
public.t.done: CASE WHEN done THEN DATE '2020-01-01' END
--- expect
-> finding error COL011 public.t.done
-> finding warning DEF002 public.t.done
-> release column public.t.done
-> alter column public.t.done rewrites loses values
<- finding error COL011 public.t.done
<- finding info DEF001 public.t.done
<- refused column public.t.done: the server has no cast from date to boolean
