-- A recursive view.
--- before
--- after
CREATE RECURSIVE VIEW public.numbers (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 100;
--- expect
-> finding info VEW011 public.numbers
-> create relation public.numbers
<- finding error VEW001 public.numbers
<- drop relation public.numbers
