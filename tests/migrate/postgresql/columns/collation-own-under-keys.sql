-- Columns take a collation of the schema, one of them in a key that is pointed at; indexes follow or keep their own.
--- before
CREATE COLLATION public.german (provider = libc, locale = 'C');
CREATE TABLE public.word (w text PRIMARY KEY, meaning text, "other" varchar(10));
CREATE TABLE public.use_of (w text CONSTRAINT use_of_word REFERENCES public.word (w));
CREATE INDEX word_meaning ON public.word (meaning);
CREATE INDEX word_other ON public.word ("other" COLLATE "C");
--- after
CREATE COLLATION public.german (provider = libc, locale = 'C');
CREATE TABLE public.word (w text COLLATE public.german PRIMARY KEY, meaning text COLLATE public.german, "other" varchar(10) COLLATE public.german);
CREATE TABLE public.use_of (w text COLLATE public.german CONSTRAINT use_of_word REFERENCES public.word (w));
CREATE INDEX word_meaning ON public.word (meaning);
CREATE INDEX word_other ON public.word ("other" COLLATE "C");
--- rows
INSERT INTO public.word VALUES ('Äpfel', '', NULL), ('Apfel', NULL, 'z'), ('', 'ß', 'Z');
INSERT INTO public.use_of VALUES ('Äpfel'), (''), (NULL);
--- expect
-> finding error COL014 public.use_of.w
-> finding error COL014 public.word.meaning
-> finding error COL014 public.word.other
-> finding error COL014 public.word.w
-> drop constraint public.use_of.use_of_word
-> alter column public.use_of.w
-> alter column public.word.meaning
-> alter column public.word.other
-> alter column public.word.w
-> create constraint public.use_of.use_of_word
<- finding error COL014 public.use_of.w
<- finding error COL014 public.word.meaning
<- finding error COL014 public.word.other
<- finding error COL014 public.word.w
<- drop constraint public.use_of.use_of_word
<- alter column public.use_of.w
<- alter column public.word.meaning
<- alter column public.word.other
<- alter column public.word.w
<- create constraint public.use_of.use_of_word
