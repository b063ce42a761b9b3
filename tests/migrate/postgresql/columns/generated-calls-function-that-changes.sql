-- A generated column calls a function that must be made anew, as its argument gets another name, under an index and a view.
--- before
CREATE FUNCTION public.slug(title text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower(replace(title, '' '', ''-''))';
CREATE TABLE public.page (id integer PRIMARY KEY, title text NOT NULL, slug text GENERATED ALWAYS AS (public.slug(title)) STORED);
CREATE UNIQUE INDEX page_slug ON public.page (slug);
CREATE VIEW public.link AS SELECT id, '/' || slug AS href FROM public.page;
--- after
CREATE FUNCTION public.slug(words text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower(replace(words, '' '', ''-''))';
CREATE TABLE public.page (id integer PRIMARY KEY, title text NOT NULL, slug text GENERATED ALWAYS AS (public.slug(title)) STORED);
CREATE UNIQUE INDEX page_slug ON public.page (slug);
CREATE VIEW public.link AS SELECT id, '/' || slug AS href FROM public.page;
--- rows
INSERT INTO public.page (id, title) VALUES (1, 'Über uns'), (2, ''), (3, 'A B C');
--- expect
-> finding error FUN004 public.slug(text)
-> finding warning FUN010 public.slug(text)
-> drop relation public.link
-> drop index public.page.page_slug
-> drop column public.page.slug
-> drop routine public.slug(text)
-> create routine public.slug(text)
-> create column public.page.slug rewrites
-> create relation public.link
-> create index public.page.page_slug
<- finding error FUN004 public.slug(text)
<- finding warning FUN010 public.slug(text)
<- drop relation public.link
<- drop index public.page.page_slug
<- drop column public.page.slug
<- drop routine public.slug(text)
<- create routine public.slug(text)
<- create column public.page.slug rewrites
<- create relation public.link
<- create index public.page.page_slug
