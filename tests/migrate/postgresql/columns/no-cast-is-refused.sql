-- The server has no cast from boolean to date: the plan asks for an expression.
--- before
CREATE TABLE public.t (id integer, done boolean);
--- after
CREATE TABLE public.t (id integer, done date);
--- expect
-> finding error COL011 public.t.done
-> refused column public.t.done: the server has no cast from boolean to date
<- finding error COL011 public.t.done
<- refused column public.t.done: the server has no cast from date to boolean
