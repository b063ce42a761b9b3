-- A unique index over an expression.
--- before
CREATE TABLE public.t (mail text);
--- after
CREATE TABLE public.t (mail text);
CREATE UNIQUE INDEX t_mail ON public.t (lower(mail));
--- rows
INSERT INTO public.t VALUES ('A@b'), ('c@d'), (NULL), (NULL);
--- expect
-> finding error UNQ006 public.t.t_mail
-> create index public.t.t_mail
<- finding error UNQ007 public.t.t_mail
<- drop index public.t.t_mail
