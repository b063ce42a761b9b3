-- An exclusion constraint gets a condition and may wait.
--- before
CREATE TABLE public.booking (id integer, during tsrange, CONSTRAINT apart EXCLUDE USING gist (during WITH &&));
--- after
CREATE TABLE public.booking (id integer, during tsrange, CONSTRAINT apart EXCLUDE USING gist (during WITH &&) WHERE (id IS NOT NULL) DEFERRABLE INITIALLY DEFERRED);
--- rows
INSERT INTO public.booking VALUES (1, '[2020-01-01,2020-02-01)');
--- expect
-> finding warning FKY006 public.booking.apart
-> finding error EXC003 public.booking.apart
-> drop constraint public.booking.apart
-> create constraint public.booking.apart
<- finding warning FKY006 public.booking.apart
<- finding error EXC003 public.booking.apart
<- drop constraint public.booking.apart
<- create constraint public.booking.apart
