-- Two views that are written through get and lose their checks, and one a barrier, while the column below grows.
--- before
CREATE TABLE public.account (id integer PRIMARY KEY, owner varchar(10), balance numeric);
CREATE VIEW public.mine AS SELECT id, owner, balance FROM public.account WHERE owner = 'me' WITH CASCADED CHECK OPTION;
CREATE VIEW public.mine_rich WITH (security_barrier = true) AS SELECT id, owner, balance FROM public.mine WHERE balance > 0 WITH LOCAL CHECK OPTION;
--- after
CREATE TABLE public.account (id integer PRIMARY KEY, owner varchar(63), balance numeric);
CREATE VIEW public.mine WITH (security_barrier = true, security_invoker = true) AS SELECT id, owner, balance FROM public.account WHERE owner = 'me' WITH LOCAL CHECK OPTION;
CREATE VIEW public.mine_rich  AS SELECT id, owner, balance FROM public.mine WHERE balance > 0;
--- rows
INSERT INTO public.account VALUES (1, 'me', 'NaN'), (2, '', NULL), (3, NULL, -0.00001);
--- rows after
INSERT INTO public.account VALUES (4, 'short', 1);
--- expect
-> finding warning COL007 public.account.owner
-> finding error VEW004 public.mine.owner
-> finding error VEW004 public.mine_rich.owner
-> finding error VEW009 public.mine
-> finding error VEW008 public.mine
-> finding error VEW008 public.mine
-> finding info VEW009 public.mine_rich
-> finding error VEW008 public.mine_rich
-> drop relation public.mine_rich
-> drop relation public.mine
-> alter column public.account.owner
-> create relation public.mine
-> create relation public.mine_rich
<- finding error COL009 public.account.owner
<- finding error VEW004 public.mine.owner
<- finding error VEW004 public.mine_rich.owner
<- finding error VEW009 public.mine
<- finding error VEW008 public.mine
<- finding error VEW008 public.mine
<- finding error VEW009 public.mine_rich
<- finding error VEW008 public.mine_rich
<- drop relation public.mine_rich
<- drop relation public.mine
<- alter column public.account.owner rewrites loses values
<- create relation public.mine
<- create relation public.mine_rich
