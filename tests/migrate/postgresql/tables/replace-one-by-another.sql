-- One table goes and another comes; without a declared rename they have nothing to do with each other.
--- before
CREATE TABLE public.customer (id integer PRIMARY KEY, name text NOT NULL);
--- after
CREATE TABLE public.client (id integer PRIMARY KEY, name text NOT NULL);
