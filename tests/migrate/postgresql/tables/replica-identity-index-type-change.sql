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
