-- One check is validated, another is declared without looking.
--- before
CREATE TABLE public.t (a integer, b integer);
ALTER TABLE public.t ADD CONSTRAINT a_positive CHECK (a > 0) NOT VALID;
--- after
CREATE TABLE public.t (a integer, b integer, CONSTRAINT a_positive CHECK (a > 0));
ALTER TABLE public.t ADD CONSTRAINT b_positive CHECK (b > 0) NOT VALID;
--- rows
INSERT INTO public.t VALUES (1, -1);
--- expect
-> finding error CHK006 public.t.a_positive
-> finding error CHK001 public.t.b_positive
-> validate constraint public.t.a_positive
-> create constraint public.t.b_positive
<- finding warning CHK007 public.t.a_positive
<- finding warning CHK002 public.t.b_positive
<- drop constraint public.t.a_positive
<- drop constraint public.t.b_positive
<- create constraint public.t.a_positive
