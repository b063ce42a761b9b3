-- One generated column comes, another becomes a plain one.
--- before
CREATE TABLE public.t (a integer, twice integer GENERATED ALWAYS AS (a * 2) STORED);
--- after
CREATE TABLE public.t (a integer, twice integer, thrice integer GENERATED ALWAYS AS (a * 3) STORED);
--- rows
INSERT INTO public.t (a) VALUES (1), (NULL);
--- expect
-> finding warning COL001 public.t.thrice
-> finding warning DEF011 public.t.twice
-> create column public.t.thrice rewrites
-> alter column public.t.twice
<- finding error COL004 public.t.thrice
<- finding error DEF009 public.t.twice
<- drop column public.t.thrice
<- drop column public.t.twice loses column
<- create column public.t.twice rewrites
