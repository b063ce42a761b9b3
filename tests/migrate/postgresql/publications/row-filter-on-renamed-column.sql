-- A column that a filter and a list name gets another name; the table does too.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, state text);
ALTER TABLE public.t REPLICA IDENTITY FULL;
CREATE PUBLICATION bastion_case_p FOR TABLE public.t WHERE (state <> 'draft' AND id > 0);
--- after
CREATE TABLE public.doc (id integer CONSTRAINT t_pkey PRIMARY KEY, status text);
ALTER TABLE public.doc REPLICA IDENTITY FULL;
CREATE PUBLICATION bastion_case_p FOR TABLE public.doc WHERE (status <> 'draft' AND id > 0);
--- rows
INSERT INTO public.t VALUES (1, 'draft'), (2, NULL), (-1, '');
--- renames
relation public.t -> public.doc
column public.t.state -> public.doc.status
--- expect
-> finding error COL005 public.doc.status
-> finding error PUB001 bastion_case_p
-> finding warning PUB007 bastion_case_p
-> finding error TBL003 public.doc
-> rename relation public.doc
-> rename column public.doc.status
-> alter publication bastion_case_p
<- finding error COL005 public.t.state
<- finding error PUB001 bastion_case_p
<- finding warning PUB007 bastion_case_p
<- finding error TBL003 public.t
<- rename relation public.t
<- rename column public.t.state
<- alter publication bastion_case_p
