-- A list of columns becomes the whole table; another table gets a list of columns with odd names.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, a text);
CREATE TABLE public."T'2" ("I d" integer PRIMARY KEY, "Größe" text, secret text);
CREATE PUBLICATION "bastion_case P" FOR TABLE public.t (id), public."T'2";
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, a text);
CREATE TABLE public."T'2" ("I d" integer PRIMARY KEY, "Größe" text, secret text);
CREATE PUBLICATION "bastion_case P" FOR TABLE public.t, public."T'2" ("I d", "Größe");
--- rows
INSERT INTO public."T'2" VALUES (1, NULL, ''), (0, 'é', 's');
--- expect
-> finding error PUB001 bastion_case P
-> finding warning PUB007 bastion_case P
-> alter publication bastion_case P
<- finding error PUB001 bastion_case P
<- finding warning PUB007 bastion_case P
<- alter publication bastion_case P
