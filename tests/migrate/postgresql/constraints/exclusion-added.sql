-- No two ranges may overlap.
--- before
CREATE TABLE public.booking (id integer, during int4range);
--- after
CREATE TABLE public.booking (id integer, during int4range, CONSTRAINT apart EXCLUDE USING gist (during WITH &&) WHERE (id > 0));
--- rows
INSERT INTO public.booking VALUES (1, '[1,3)'), (2, '[3,5)'), (3, NULL);
--- expect
-> finding error EXC001 public.booking.apart
-> create constraint public.booking.apart
<- finding warning EXC002 public.booking.apart
<- drop constraint public.booking.apart
