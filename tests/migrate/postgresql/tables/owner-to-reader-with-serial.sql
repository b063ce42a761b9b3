-- The sequence of a serial column follows its table to the new owner; it cannot be owned by another role.
--- before
CREATE TABLE public.ticket (id serial PRIMARY KEY, name text);
CREATE VIEW public.ticket_name AS SELECT name FROM public.ticket;
--- after
CREATE TABLE public.ticket (id serial PRIMARY KEY, name text);
ALTER TABLE public.ticket OWNER TO bastion_case_reader;
CREATE VIEW public.ticket_name AS SELECT name FROM public.ticket;
--- rows
INSERT INTO public.ticket (name) VALUES ('a'), (NULL);
--- expect
-> finding warning TBL018 public.ticket
-> finding warning ACL001 public.ticket_id_seq
-> alter relation public.ticket
<- finding warning TBL018 public.ticket
<- finding warning ACL001 public.ticket_id_seq
<- alter relation public.ticket
