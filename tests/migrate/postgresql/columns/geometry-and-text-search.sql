-- Shapes and search texts change their types.
--- before
CREATE TABLE public.t (id integer, place point, area box, words text, lapse interval, bits bit(8));
CREATE INDEX t_area ON public.t USING gist (area);
--- after
CREATE TABLE public.t (id integer, place circle, area polygon, words tsvector, lapse time, bits integer);
CREATE INDEX t_area ON public.t USING gist (area);
CREATE INDEX t_words ON public.t USING gin (words);
--- rows
INSERT INTO public.t VALUES (1, '(1,2)', '(1,1),(0,0)', 'ein Wort', '01:02:03', B'00000111'), (2, NULL, NULL, '', NULL, NULL);
--- rows after
INSERT INTO public.t VALUES (1, '<(1,2),3>', '((0,0),(0,1),(1,1),(1,0))', 'a b', '10:00', 7);
--- using
public.t.place: circle(place, 0)
public.t.bits: bits::integer
--- using back
public.t.place: center(place)
public.t.area: box(area)
--- expect
-> finding error COL011 public.t.area
-> finding error COL011 public.t.bits
-> finding error COL011 public.t.lapse
-> finding error COL011 public.t.place
-> finding error COL011 public.t.words
-> finding warning IDX001 public.t.t_words
-> alter column public.t.area rewrites loses values
-> alter column public.t.bits rewrites loses values
-> alter column public.t.lapse rewrites loses values
-> alter column public.t.place rewrites loses values
-> alter column public.t.words rewrites loses values
-> create index public.t.t_words
<- finding error COL011 public.t.area
<- finding error COL011 public.t.bits
<- finding error COL010 public.t.lapse
<- finding error COL011 public.t.place
<- finding error COL010 public.t.words
<- finding warning IDX002 public.t.t_words
<- drop index public.t.t_words
<- alter column public.t.area rewrites loses values
<- alter column public.t.bits rewrites loses values
<- alter column public.t.lapse rewrites loses values
<- alter column public.t.place rewrites loses values
<- alter column public.t.words rewrites
