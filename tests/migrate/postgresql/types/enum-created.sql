-- An enum comes with a comment and an owner.
--- before
--- after
CREATE TYPE public.mood AS ENUM ('sad', 'it''s ok', 'häppy');
COMMENT ON TYPE public.mood IS 'how one feels';
ALTER TYPE public.mood OWNER TO bastion_case_writer;
GRANT USAGE ON TYPE public.mood TO bastion_case_reader;
--- expect
-> finding info TYP001 public.mood
-> create enum public.mood
-> grant enum public.mood
<- finding error ENM005 public.mood
<- drop enum public.mood
