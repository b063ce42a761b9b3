-- The replica identity goes from the default to the whole row.
--- before
CREATE TABLE public.feed (id integer PRIMARY KEY, body text);
--- after
CREATE TABLE public.feed (id integer PRIMARY KEY, body text);
ALTER TABLE public.feed REPLICA IDENTITY FULL;
--- rows
INSERT INTO public.feed VALUES (1, NULL);
