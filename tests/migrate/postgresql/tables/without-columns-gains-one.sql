-- A table without columns gets its first column; on the way back it loses its last.
--- before
CREATE TABLE public.void ();
--- after
CREATE TABLE public.void (id integer DEFAULT 1);
--- expect
-> finding warning COL001 public.void.id
-> create column public.void.id
<- finding error COL004 public.void.id
<- drop column public.void.id loses column
