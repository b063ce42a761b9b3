-- The sequence of an identity gets another name.
--- before
CREATE TABLE public.t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
--- after
CREATE TABLE public.t (id bigint GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.numbers START WITH 5) PRIMARY KEY, name text);
--- rows
INSERT INTO public.t (name) VALUES ('a');
--- rows after
INSERT INTO public.t (name) VALUES ('b');
--- expect
-> rename sequence public.numbers
-> alter sequence public.numbers
<- rename sequence public.t_id_seq
<- alter sequence public.t_id_seq
