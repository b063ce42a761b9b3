-- An operator goes; the partial index and the view that used it say the same in plain words.
--- before
CREATE FUNCTION public.same(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT lower($1) = lower($2)';
CREATE OPERATOR public.~=~ (FUNCTION = public.same, LEFTARG = text, RIGHTARG = text, COMMUTATOR = OPERATOR(public.~=~));
CREATE TABLE public.t (id integer, a text);
CREATE INDEX t_x ON public.t (id) WHERE a OPERATOR(public.~=~) 'X';
CREATE VIEW public.v AS SELECT id FROM public.t WHERE a OPERATOR(public.~=~) 'Y';
--- after
CREATE TABLE public.t (id integer, a text);
CREATE INDEX t_x ON public.t (id) WHERE lower(a) = 'x';
CREATE VIEW public.v AS SELECT id FROM public.t WHERE lower(a) = 'y';
--- rows
INSERT INTO public.t VALUES (1, 'X'), (2, ''), (3, NULL), (4, 'É');
--- expect
-> finding warning IDX003 public.t.t_x
-> finding error OPR002 public.~=~(text, text)
-> finding warning VEW006 public.v
-> finding error FUN001 public.same(text, text)
-> drop index public.t.t_x
-> drop relation public.v
-> drop operator public.~=~(text, text)
-> drop routine public.same(text, text)
-> create relation public.v
-> create index public.t.t_x
<- finding warning IDX003 public.t.t_x
<- finding info OPR001 public.~=~(text, text)
<- finding warning VEW006 public.v
<- finding info FUN011 public.same(text, text)
<- drop index public.t.t_x
<- create routine public.same(text, text)
<- create operator public.~=~(text, text)
<- alter relation public.v
<- create index public.t.t_x
