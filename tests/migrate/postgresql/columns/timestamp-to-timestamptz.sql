-- A timestamp without time zone becomes one with; in UTC no row is written anew.
--- before
CREATE TABLE public.t (id integer, at timestamp DEFAULT '2020-01-01 00:00:00');
CREATE INDEX t_at ON public.t (at);
--- after
CREATE TABLE public.t (id integer, at timestamptz DEFAULT '2020-01-01 00:00:00+00');
CREATE INDEX t_at ON public.t (at);
--- rows
INSERT INTO public.t VALUES (1, '2024-03-31 02:30:00'), (2, NULL), (3, 'infinity');
--- expect
-> finding error COL013 public.t.at
-> finding warning DEF003 public.t.at
-> release column public.t.at
-> alter column public.t.at loses values
-> alter column public.t.at
<- finding error COL013 public.t.at
<- finding warning DEF003 public.t.at
<- release column public.t.at
<- alter column public.t.at loses values
<- alter column public.t.at
