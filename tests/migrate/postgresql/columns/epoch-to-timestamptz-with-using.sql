-- Seconds since 1970 become points in time; the default becomes another function.
--- before
CREATE TABLE public.session (id integer PRIMARY KEY, seen bigint NOT NULL DEFAULT 0, CONSTRAINT after_epoch CHECK (seen >= 0));
CREATE INDEX session_seen ON public.session (seen) INCLUDE (id);
--- after
CREATE TABLE public.session (id integer PRIMARY KEY, seen timestamptz NOT NULL DEFAULT now(), CONSTRAINT after_epoch CHECK (seen >= '1970-01-01 00:00:00+00'::timestamptz));
CREATE INDEX session_seen ON public.session (seen) INCLUDE (id);
--- rows
INSERT INTO public.session VALUES (1, 0), (2, 1709208000), (3, 2147483648);
--- rows after
INSERT INTO public.session VALUES (1, '1970-01-01 00:00:00+00'), (2, '2038-01-19 03:14:08+00');
--- using
public.session.seen: to_timestamp(seen)
--- using back
public.session.seen: extract(epoch FROM seen)::bigint
--- expect
-> finding error COL011 public.session.seen
-> finding warning DEF003 public.session.seen
-> finding warning CHK005 public.session.after_epoch
-> release column public.session.seen
-> drop constraint public.session.after_epoch
-> alter column public.session.seen rewrites loses values
-> alter column public.session.seen
-> create constraint public.session.after_epoch
<- finding error COL011 public.session.seen
<- finding warning DEF003 public.session.seen
<- finding warning CHK005 public.session.after_epoch
<- release column public.session.seen
<- drop constraint public.session.after_epoch
<- alter column public.session.seen rewrites loses values
<- alter column public.session.seen
<- create constraint public.session.after_epoch
