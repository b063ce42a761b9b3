-- Views on views are created in their order.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, a integer);
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, a integer);
CREATE VIEW public.z AS SELECT id, a FROM public.t;
CREATE VIEW public.b AS SELECT id FROM public.z WHERE a > 0;
CREATE VIEW public.a AS SELECT b.id, z.a FROM public.b JOIN public.z USING (id);
--- expect
-> finding info VEW011 public.a
-> finding info VEW011 public.b
-> finding info VEW011 public.z
-> create relation public.z
-> create relation public.b
-> create relation public.a
<- finding error VEW001 public.a
<- finding error VEW001 public.b
<- finding error VEW001 public.z
<- drop relation public.a
<- drop relation public.b
<- drop relation public.z
