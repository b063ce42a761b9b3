-- An aggregate over an order.
--- before
--- after
CREATE FUNCTION public.step(internal, anyelement) RETURNS internal LANGUAGE internal AS 'ordered_set_transition';
CREATE AGGREGATE public.middle(double precision ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
--- expect
-> finding info FUN011 public.middle(double precision, anyelement)
-> finding info FUN011 public.step(internal, anyelement)
-> create routine public.middle(double precision, anyelement)
-> create routine public.step(internal, anyelement)
<- finding error FUN001 public.middle(double precision, anyelement)
<- finding error FUN001 public.step(internal, anyelement)
<- drop routine public.middle(double precision, anyelement)
<- drop routine public.step(internal, anyelement)
