-- A number cannot become a universal identifier by itself, with a foreign key behind it.
--- before
CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.b (id integer PRIMARY KEY, a_id integer REFERENCES public.a (id));
--- after
CREATE TABLE public.a (id uuid PRIMARY KEY);
CREATE TABLE public.b (id integer PRIMARY KEY, a_id uuid REFERENCES public.a (id));
--- expect
-> finding error COL011 public.a.id
-> finding error COL011 public.b.a_id
-> refused column public.a.id: the server has no cast from integer to uuid
-> refused column public.b.a_id: the server has no cast from integer to uuid
<- finding error COL011 public.a.id
<- finding error COL011 public.b.a_id
<- refused column public.a.id: the server has no cast from uuid to integer
<- refused column public.b.a_id: the server has no cast from uuid to integer
