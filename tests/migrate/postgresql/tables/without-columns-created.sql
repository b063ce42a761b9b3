-- Tables without columns, one of them unlogged and one a child, are created.
--- before
--- after
CREATE TABLE public.void ();
CREATE UNLOGGED TABLE public.void_unlogged ();
CREATE TABLE public.void_child () INHERITS (public.void);
COMMENT ON TABLE public.void IS '';
COMMENT ON TABLE public.void_child IS ' ';
--- expect
-> finding info TBL001 public.void
-> finding info TBL001 public.void_child
-> finding info TBL001 public.void_unlogged
-> create relation public.void
-> create relation public.void_child
-> create relation public.void_unlogged
<- finding error TBL002 public.void
<- finding error TBL002 public.void_child
<- finding error TBL002 public.void_unlogged
<- drop relation public.void_child loses rows
<- drop relation public.void loses rows
<- drop relation public.void_unlogged loses rows
