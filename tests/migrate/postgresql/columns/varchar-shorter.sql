-- A limit gets tighter; the longest value just fits, counted in letters and not in bytes.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, code varchar(20), label varchar(8) DEFAULT '', UNIQUE (code));
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, code varchar(5), label varchar(4) DEFAULT '', UNIQUE (code));
--- rows
INSERT INTO public.t VALUES (1, 'äöüß€', '😀😀😀😀'), (2, '', ''), (3, NULL, NULL), (4, 'abcde', '    ');
--- expect
-> finding error COL009 public.t.code
-> finding error COL009 public.t.label
-> release column public.t.label
-> alter column public.t.code rewrites loses values
-> alter column public.t.label rewrites loses values
-> alter column public.t.label
<- finding warning COL007 public.t.code
<- finding warning COL007 public.t.label
<- release column public.t.label
<- alter column public.t.code
<- alter column public.t.label
<- alter column public.t.label
