-- Domains on domains, with checks and defaults.
--- before
--- after
CREATE DOMAIN public.positive AS integer DEFAULT 1 NOT NULL CONSTRAINT above CHECK (VALUE > 0) CONSTRAINT below CHECK (VALUE < 1000);
CREATE DOMAIN public.small AS public.positive CONSTRAINT little CHECK (VALUE < 10);
CREATE DOMAIN public.word AS text COLLATE "C";
COMMENT ON DOMAIN public.small IS 'small';
COMMENT ON CONSTRAINT little ON DOMAIN public.small IS 'really';
CREATE TABLE public.t (a public.small, b public.word[]);
--- expect
-> finding info DOM006 public.positive
-> finding info DOM006 public.small
-> finding info DOM006 public.word
-> finding info TBL001 public.t
-> create domain public.positive
-> create domain public.small
-> create domain public.word
-> create relation public.t
<- finding error DOM007 public.positive
<- finding error DOM007 public.small
<- finding error DOM007 public.word
<- finding error TBL002 public.t
<- drop relation public.t loses rows
<- drop domain public.small
<- drop domain public.positive
<- drop domain public.word
