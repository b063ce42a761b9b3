-- The same columns stand in another order.
--- before
CREATE TABLE public.person (id integer PRIMARY KEY, first_name text, last_name text NOT NULL);
--- after
CREATE TABLE public.person (id integer PRIMARY KEY, last_name text NOT NULL, first_name text);
--- rows
INSERT INTO public.person (id, first_name, last_name) VALUES (1, NULL, 'a'), (2, 'b', '');
--- expect
-> finding warning TBL014 public.person
-> drop constraint public.person.person_pkey
-> set_aside relation public.person
-> create relation public.person
-> move_rows relation public.person
-> create constraint public.person.person_pkey
-> drop relation public.person
<- finding warning TBL014 public.person
<- drop constraint public.person.person_pkey
<- set_aside relation public.person
<- create relation public.person
<- move_rows relation public.person
<- create constraint public.person.person_pkey
<- drop relation public.person
