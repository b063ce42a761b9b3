-- A renamed table with rights, some of which change.
--- before
CREATE TABLE public.a (id integer, x integer);
GRANT SELECT, INSERT ON public.a TO bastion_case_reader;
GRANT UPDATE (x) ON public.a TO bastion_case_reader;
--- after
CREATE TABLE public.b (id integer, y integer);
GRANT SELECT ON public.b TO bastion_case_reader;
GRANT UPDATE (y) ON public.b TO bastion_case_reader;
--- renames
relation public.a -> public.b
column public.a.x -> public.b.y
--- expect
-> finding error COL005 public.b.y
-> finding error GRT002 public.a.x.bastion_case_reader
-> finding error GRT002 public.b.bastion_case_reader
-> finding warning GRT001 public.b.y.bastion_case_reader
-> finding error TBL003 public.b
-> rename relation public.b
-> rename column public.b.y
-> grant relation public.b
<- finding error COL005 public.a.x
<- finding warning GRT001 public.a.bastion_case_reader
<- finding warning GRT001 public.a.x.bastion_case_reader
<- finding error GRT002 public.b.y.bastion_case_reader
<- finding error TBL003 public.a
<- rename relation public.a
<- rename column public.a.x
<- grant relation public.a
