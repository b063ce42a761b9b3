-- Tables without columns, one of them unlogged and one a child, are created.
--- before
--- after
CREATE TABLE public.void ();
CREATE UNLOGGED TABLE public.void_unlogged ();
CREATE TABLE public.void_child () INHERITS (public.void);
COMMENT ON TABLE public.void IS '';
COMMENT ON TABLE public.void_child IS ' ';
