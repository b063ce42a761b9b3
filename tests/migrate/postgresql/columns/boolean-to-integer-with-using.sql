-- A yes or no becomes a number that knows three answers, under a partial index, a policy and a view that change with it.
--- before
CREATE TABLE public.answer (id integer PRIMARY KEY, yes boolean DEFAULT false);
CREATE INDEX answer_yes ON public.answer (id) WHERE yes;
CREATE VIEW public.agreed AS SELECT id FROM public.answer WHERE yes;
CREATE POLICY said ON public.answer FOR SELECT USING (yes IS NOT NULL);
--- after
CREATE TABLE public.answer (id integer PRIMARY KEY, yes smallint DEFAULT 0, CONSTRAINT three CHECK (yes IN (-1, 0, 1)));
CREATE INDEX answer_yes ON public.answer (id) WHERE yes = 1;
CREATE VIEW public.agreed AS SELECT id FROM public.answer WHERE yes = 1;
CREATE POLICY said ON public.answer FOR SELECT USING (yes <> -1);
--- rows
INSERT INTO public.answer VALUES (1, true), (2, false), (3, NULL);
--- rows after
INSERT INTO public.answer VALUES (1, 1), (2, 0), (3, -1);
--- using
public.answer.yes: CASE WHEN yes THEN 1 WHEN NOT yes THEN 0 ELSE -1 END
--- using back
public.answer.yes: CASE yes WHEN 1 THEN true WHEN 0 THEN false END
--- expect
-> finding error COL011 public.answer.yes
-> finding warning DEF003 public.answer.yes
-> finding error CHK001 public.answer.three
-> finding warning IDX003 public.answer.answer_yes
-> finding warning VEW006 public.agreed
-> finding warning POL004 public.answer.said
-> release column public.answer.yes
-> drop relation public.agreed
-> drop index public.answer.answer_yes
-> drop row_policy public.answer.said
-> alter column public.answer.yes rewrites loses values
-> create relation public.agreed
-> alter column public.answer.yes
-> create constraint public.answer.three
-> create index public.answer.answer_yes
-> create row_policy public.answer.said
<- finding error COL011 public.answer.yes
<- finding warning DEF003 public.answer.yes
<- finding warning CHK002 public.answer.three
<- finding warning IDX003 public.answer.answer_yes
<- finding warning VEW006 public.agreed
<- finding warning POL004 public.answer.said
<- release column public.answer.yes
<- drop relation public.agreed
<- drop constraint public.answer.three
<- drop index public.answer.answer_yes
<- drop row_policy public.answer.said
<- alter column public.answer.yes rewrites loses values
<- create relation public.agreed
<- alter column public.answer.yes
<- create index public.answer.answer_yes
<- create row_policy public.answer.said
