-- Two parents and a child of both with a default of its own are created.
--- before
--- after
CREATE TABLE public.named (id integer, name text DEFAULT 'x');
CREATE TABLE public.dated (id integer, day date NOT NULL);
CREATE TABLE public.child (own text, name text DEFAULT 'y') INHERITS (public.dated, public.named);
CREATE INDEX child_name ON public.child (name);
--- expect
-> finding info TBL001 public.child
-> finding info TBL001 public.dated
-> finding info TBL001 public.named
-> create relation public.dated
-> create relation public.named
-> create relation public.child
-> create index public.child.child_name
<- finding error TBL002 public.child
<- finding error TBL002 public.dated
<- finding error TBL002 public.named
<- drop relation public.child loses rows
<- drop relation public.dated loses rows
<- drop relation public.named loses rows
