-- A limit goes away.
--- before
CREATE TABLE public.t (code varchar(10) DEFAULT 'x', CONSTRAINT filled CHECK (code <> ''));
--- after
CREATE TABLE public.t (code text DEFAULT 'x', CONSTRAINT filled CHECK (code <> ''));
--- rows
INSERT INTO public.t VALUES ('0123456789'), (NULL);
--- expect
-> finding warning COL007 public.t.code
-> finding warning DEF003 public.t.code
-> finding warning CHK005 public.t.filled
-> release column public.t.code
-> drop constraint public.t.filled
-> alter column public.t.code
-> alter column public.t.code
-> create constraint public.t.filled
<- finding error COL009 public.t.code
<- finding warning DEF003 public.t.code
<- finding warning CHK005 public.t.filled
<- release column public.t.code
<- drop constraint public.t.filled
<- alter column public.t.code rewrites loses values
<- alter column public.t.code
<- create constraint public.t.filled
