-- A foreign key over two columns, and one of a third table behind it, take a wider type in one of the two.
--- before
CREATE TABLE public.shelf (house smallint, place integer, PRIMARY KEY (house, place));
CREATE TABLE public.book (id integer PRIMARY KEY, house smallint, place integer, CONSTRAINT book_shelf FOREIGN KEY (house, place) REFERENCES public.shelf (house, place) MATCH FULL ON UPDATE CASCADE, UNIQUE (place, house, id));
CREATE TABLE public.loan (book_id integer, place integer, house smallint, CONSTRAINT loan_book FOREIGN KEY (place, house, book_id) REFERENCES public.book (place, house, id) ON DELETE SET NULL);
CREATE INDEX loan_place ON public.loan (place, house);
--- after
CREATE TABLE public.shelf (house integer, place integer, PRIMARY KEY (house, place));
CREATE TABLE public.book (id integer PRIMARY KEY, house integer, place integer, CONSTRAINT book_shelf FOREIGN KEY (house, place) REFERENCES public.shelf (house, place) MATCH FULL ON UPDATE CASCADE, UNIQUE (place, house, id));
CREATE TABLE public.loan (book_id integer, place integer, house integer, CONSTRAINT loan_book FOREIGN KEY (place, house, book_id) REFERENCES public.book (place, house, id) ON DELETE SET NULL);
CREATE INDEX loan_place ON public.loan (place, house);
--- rows
INSERT INTO public.shelf VALUES (-32768, 1), (32767, 2147483647);
INSERT INTO public.book VALUES (1, 32767, 2147483647), (2, NULL, NULL);
INSERT INTO public.loan VALUES (1, 2147483647, 32767), (NULL, 5, 5), (NULL, NULL, NULL);
--- expect
-> finding error COL008 public.book.house
-> finding error COL008 public.loan.house
-> finding error COL008 public.shelf.house
-> drop constraint public.book.book_shelf
-> drop constraint public.loan.loan_book
-> alter column public.book.house rewrites
-> alter column public.loan.house rewrites
-> alter column public.shelf.house rewrites
-> create constraint public.book.book_shelf
-> create constraint public.loan.loan_book
<- finding error COL009 public.book.house
<- finding error COL009 public.loan.house
<- finding error COL009 public.shelf.house
<- drop constraint public.book.book_shelf
<- drop constraint public.loan.loan_book
<- alter column public.book.house rewrites loses values
<- alter column public.loan.house rewrites loses values
<- alter column public.shelf.house rewrites loses values
<- create constraint public.book.book_shelf
<- create constraint public.loan.loan_book
