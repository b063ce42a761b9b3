-- Names of the full 63 bytes, where a derived name has to be cut.
--- before
CREATE TABLE public.t123456789012345678901234567890123456789012345678901234567890ab (id integer PRIMARY KEY);
--- after
CREATE TABLE public.t123456789012345678901234567890123456789012345678901234567890ab (id integer PRIMARY KEY, cxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx text UNIQUE, n serial);
CREATE INDEX iäääääääääääääääääääääääääääääää ON public.t123456789012345678901234567890123456789012345678901234567890ab (cxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx);
--- rows
INSERT INTO public.t123456789012345678901234567890123456789012345678901234567890ab VALUES (1);
--- rows after
INSERT INTO public.t123456789012345678901234567890123456789012345678901234567890ab VALUES (1, NULL), (2, '');
