-- A check gets another name.
--- before
CREATE TABLE public.t (a integer CONSTRAINT "old name" CHECK (a > 0));
COMMENT ON CONSTRAINT "old name" ON public.t IS 'x';
--- after
CREATE TABLE public.t (a integer CONSTRAINT "new name" CHECK (a > 0));
COMMENT ON CONSTRAINT "new name" ON public.t IS 'x';
--- rows
INSERT INTO public.t VALUES (1);
--- renames
constraint public.t.old name -> public.t.new name
--- expect
-> finding warning CON001 public.t.new name
-> rename constraint public.t.new name
<- finding warning CON001 public.t.old name
<- rename constraint public.t.old name
