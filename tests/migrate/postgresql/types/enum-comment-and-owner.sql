-- Comment and owner of an enum change while a label is added.
--- before
CREATE TYPE public.mood AS ENUM ('a');
COMMENT ON TYPE public.mood IS 'old words';
ALTER TYPE public.mood OWNER TO bastion_case_reader;
CREATE TABLE public.t (m public.mood);
--- after
CREATE TYPE public.mood AS ENUM ('a', 'b');
COMMENT ON TYPE public.mood IS 'new ''words'', and a \ backslash';
ALTER TYPE public.mood OWNER TO bastion_case_writer;
CREATE TABLE public.t (m public.mood);
--- rows
INSERT INTO public.t VALUES ('a'), (NULL);
--- expect
-> finding info DOC001 public.mood
-> finding warning ENM001 public.mood
-> finding warning ACL001 public.mood
-> alter enum public.mood
<- finding info DOC001 public.mood
<- finding error ENM002 public.mood
<- finding warning ACL001 public.mood
<- set_aside enum public.mood
<- create enum public.mood
<- alter column public.t.m rewrites loses values
<- drop enum public.mood
