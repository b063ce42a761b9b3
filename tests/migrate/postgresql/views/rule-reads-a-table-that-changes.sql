-- A rule on one table writes another, which loses the column the rule named.
--- before
CREATE TABLE public.t (id integer, a text);
CREATE TABLE public.log (at timestamptz DEFAULT now(), id integer, note text);
CREATE RULE logged AS ON DELETE TO public.t DO ALSO INSERT INTO public.log (id, note) VALUES (OLD.id, 'gone: ' || OLD.a);
--- after
CREATE TABLE public.t (id integer, a text);
CREATE TABLE public.log (at timestamptz DEFAULT now(), id bigint);
CREATE RULE logged AS ON DELETE TO public.t DO ALSO INSERT INTO public.log (id) VALUES (OLD.id);
--- rows
INSERT INTO public.t VALUES (1, 'x');
INSERT INTO public.log VALUES ('2000-01-01', 5, 'y'), (NULL, NULL, NULL);
--- expect
-> finding error COL008 public.log.id
-> finding error COL004 public.log.note
-> finding warning RUL004 public.t.logged
-> drop rewrite_rule public.t.logged
-> drop column public.log.note loses column
-> alter column public.log.id rewrites
-> create rewrite_rule public.t.logged
<- finding error COL009 public.log.id
<- finding warning COL001 public.log.note
<- finding warning RUL004 public.t.logged
<- drop rewrite_rule public.t.logged
<- alter column public.log.id rewrites loses values
<- create column public.log.note
<- create rewrite_rule public.t.logged
