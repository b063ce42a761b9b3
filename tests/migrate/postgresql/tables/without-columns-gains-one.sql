-- A table without columns gets its first column; on the way back it loses its last.
--- before
CREATE TABLE public.void ();
--- after
CREATE TABLE public.void (id integer DEFAULT 1);
