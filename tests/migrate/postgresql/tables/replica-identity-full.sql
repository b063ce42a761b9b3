-- The replica identity goes from the default to the whole row.
--- before
CREATE TABLE public.feed (id integer PRIMARY KEY, body text);
--- after
CREATE TABLE public.feed (id integer PRIMARY KEY, body text);
ALTER TABLE public.feed REPLICA IDENTITY FULL;
--- rows
INSERT INTO public.feed VALUES (1, NULL);
--- expect
-> finding warning TBL012 public.feed
-> alter relation public.feed
<- finding warning TBL012 public.feed
<- alter relation public.feed
