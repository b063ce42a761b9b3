-- An enum column becomes a text and the enum goes, under a default, a check, a partial index, a view and a policy.
--- before
CREATE TYPE public.state AS ENUM ('new', 'paid', 'it''s over');
CREATE TABLE public.bill (id integer PRIMARY KEY, state public.state NOT NULL DEFAULT 'new'::public.state, CONSTRAINT known CHECK (state <> 'it''s over'::public.state OR id > 0));
CREATE INDEX bill_open ON public.bill (id) WHERE state = 'new'::public.state;
CREATE VIEW public.open_bill AS SELECT id, state FROM public.bill WHERE state = 'new'::public.state;
ALTER TABLE public.bill ENABLE ROW LEVEL SECURITY;
CREATE POLICY only_new ON public.bill FOR SELECT TO bastion_case_reader USING (state = 'new'::public.state);
--- after
CREATE TABLE public.bill (id integer PRIMARY KEY, state text NOT NULL DEFAULT 'new', CONSTRAINT known CHECK (state <> 'it''s over' OR id > 0));
CREATE INDEX bill_open ON public.bill (id) WHERE state = 'new';
CREATE VIEW public.open_bill AS SELECT id, state FROM public.bill WHERE state = 'new';
ALTER TABLE public.bill ENABLE ROW LEVEL SECURITY;
CREATE POLICY only_new ON public.bill FOR SELECT TO bastion_case_reader USING (state = 'new');
--- rows
INSERT INTO public.bill VALUES (1, 'new'), (2, 'it''s over');
--- rows after
INSERT INTO public.bill VALUES (1, 'paid'), (2, 'new');
--- expect
-> finding warning COL016 public.bill.state
-> finding warning DEF003 public.bill.state
-> finding error VEW004 public.open_bill.state
-> finding warning CHK005 public.bill.known
-> finding error ENM005 public.state
-> finding warning IDX003 public.bill.bill_open
-> finding warning VEW006 public.open_bill
-> finding warning POL004 public.bill.only_new
-> release column public.bill.state
-> drop constraint public.bill.known
-> drop index public.bill.bill_open
-> drop row_policy public.bill.only_new
-> drop relation public.open_bill
-> alter column public.bill.state rewrites
-> create relation public.open_bill
-> alter column public.bill.state
-> create constraint public.bill.known
-> create index public.bill.bill_open
-> create row_policy public.bill.only_new
-> drop enum public.state
<- finding error COL017 public.bill.state
<- finding warning DEF003 public.bill.state
<- finding error VEW004 public.open_bill.state
<- finding warning CHK005 public.bill.known
<- finding info TYP001 public.state
<- finding warning IDX003 public.bill.bill_open
<- finding warning VEW006 public.open_bill
<- finding warning POL004 public.bill.only_new
<- release column public.bill.state
<- drop constraint public.bill.known
<- drop index public.bill.bill_open
<- drop row_policy public.bill.only_new
<- drop relation public.open_bill
<- create enum public.state
<- alter column public.bill.state rewrites loses values
<- create relation public.open_bill
<- alter column public.bill.state
<- create constraint public.bill.known
<- create index public.bill.bill_open
<- create row_policy public.bill.only_new
