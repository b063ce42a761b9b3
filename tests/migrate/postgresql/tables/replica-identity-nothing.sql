-- The replica identity goes from the whole row to nothing.
--- before
CREATE TABLE public.feed (id integer);
ALTER TABLE public.feed REPLICA IDENTITY FULL;
--- after
CREATE TABLE public.feed (id integer);
ALTER TABLE public.feed REPLICA IDENTITY NOTHING;
--- rows
INSERT INTO public.feed VALUES (NULL), (0);
--- expect
-> finding warning TBL012 public.feed
-> alter relation public.feed
<- finding warning TBL012 public.feed
<- alter relation public.feed
