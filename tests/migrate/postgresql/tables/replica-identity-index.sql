-- The replica identity becomes a unique index that comes with it.
--- before
CREATE TABLE public.feed (id integer PRIMARY KEY, code text NOT NULL);
--- after
CREATE TABLE public.feed (id integer PRIMARY KEY, code text NOT NULL);
CREATE UNIQUE INDEX feed_code ON public.feed (code);
ALTER TABLE public.feed REPLICA IDENTITY USING INDEX feed_code;
--- rows
INSERT INTO public.feed VALUES (1, ''), (2, 'ß');
--- rows after
INSERT INTO public.feed VALUES (3, 'x');
--- expect
-> finding error UNQ006 public.feed.feed_code
-> finding warning TBL012 public.feed
-> create index public.feed.feed_code
<- finding error UNQ007 public.feed.feed_code
<- finding warning TBL012 public.feed
<- drop index public.feed.feed_code
<- alter relation public.feed
