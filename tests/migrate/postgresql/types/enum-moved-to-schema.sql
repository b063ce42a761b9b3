-- An enum moves to another schema.
--- before
CREATE SCHEMA types;
CREATE TYPE public.mood AS ENUM ('a', 'b');
CREATE TABLE public.t (m public.mood);
--- after
CREATE SCHEMA types;
CREATE TYPE types.mood AS ENUM ('a', 'b');
CREATE TABLE public.t (m types.mood);
--- rows
INSERT INTO public.t VALUES ('a');
--- renames
enum public.mood -> types.mood
--- expect
-> finding error ENM006 types.mood
-> rename enum types.mood
<- finding error ENM006 public.mood
<- rename enum public.mood
