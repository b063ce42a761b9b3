-- A column changes its type that the policies of two other tables read through a sub-query.
--- before
CREATE TABLE public.member (id integer PRIMARY KEY, login varchar(30) UNIQUE, level smallint NOT NULL DEFAULT 0);
CREATE TABLE public.page (id integer PRIMARY KEY, owner integer REFERENCES public.member (id));
ALTER TABLE public.page ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.page TO bastion_case_reader USING (owner IN (SELECT m.id FROM public.member m WHERE m.login = CURRENT_USER AND m.level > 2));
CREATE TABLE public.remark (id integer, body text);
CREATE POLICY high ON public.remark AS RESTRICTIVE FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM public.member WHERE level = 9));
--- after
CREATE TABLE public.member (id integer PRIMARY KEY, login text UNIQUE, level integer NOT NULL DEFAULT 0);
CREATE TABLE public.page (id integer PRIMARY KEY, owner integer REFERENCES public.member (id));
ALTER TABLE public.page ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.page TO bastion_case_reader USING (owner IN (SELECT m.id FROM public.member m WHERE m.login = CURRENT_USER AND m.level > 2));
CREATE TABLE public.remark (id integer, body text);
CREATE POLICY high ON public.remark AS RESTRICTIVE FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM public.member WHERE level = 9));
--- rows
INSERT INTO public.member VALUES (1, 'ä', 9), (2, NULL, -32768);
INSERT INTO public.page VALUES (1, 1), (2, NULL);
--- expect
-> finding error COL008 public.member.level
-> finding warning COL007 public.member.login
-> finding warning POL004 public.page.own
-> release column public.member.level
-> drop row_policy public.page.own
-> drop row_policy public.remark.high
-> alter column public.member.level rewrites
-> alter column public.member.login
-> alter column public.member.level
-> create row_policy public.page.own
-> create row_policy public.remark.high
<- finding error COL009 public.member.level
<- finding error COL009 public.member.login
<- finding warning POL004 public.page.own
<- release column public.member.level
<- drop row_policy public.page.own
<- drop row_policy public.remark.high
<- alter column public.member.level rewrites loses values
<- alter column public.member.login rewrites loses values
<- alter column public.member.level
<- create row_policy public.page.own
<- create row_policy public.remark.high
