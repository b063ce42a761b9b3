-- The index that is the replica identity is made again because a column of it changes type.
--- before
CREATE TABLE public.feed (id integer NOT NULL, region varchar(4) NOT NULL, CONSTRAINT feed_key UNIQUE (id, region));
ALTER TABLE public.feed REPLICA IDENTITY USING INDEX feed_key;
--- after
CREATE TABLE public.feed (id bigint NOT NULL, region text NOT NULL, CONSTRAINT feed_key UNIQUE (region, id));
ALTER TABLE public.feed REPLICA IDENTITY USING INDEX feed_key;
--- rows
INSERT INTO public.feed VALUES (2147483647, 'eu'), (1, '');
--- rows after
INSERT INTO public.feed VALUES (1, 'us');
--- expect
-> finding error COL008 public.feed.id
-> finding warning COL007 public.feed.region
-> finding error UNQ003 public.feed.feed_key
-> drop constraint public.feed.feed_key
-> alter column public.feed.id rewrites
-> alter column public.feed.region
-> create constraint public.feed.feed_key
<- finding error COL009 public.feed.id
<- finding error COL009 public.feed.region
<- finding error UNQ003 public.feed.feed_key
<- drop constraint public.feed.feed_key
<- alter column public.feed.id rewrites loses values
<- alter column public.feed.region rewrites loses values
<- create constraint public.feed.feed_key
