-- A publication of some tables becomes one of all; owner and comment change; another goes.
--- before
CREATE TABLE public.t (id integer PRIMARY KEY, a text);
CREATE PUBLICATION bastion_case_p FOR TABLE public.t (id) WHERE (id <> 0) WITH (publish = 'update');
CREATE PUBLICATION bastion_case_gone FOR TABLE public.t;
COMMENT ON PUBLICATION bastion_case_p IS 'some';
--- after
CREATE TABLE public.t (id integer PRIMARY KEY, a text);
CREATE PUBLICATION bastion_case_p FOR ALL TABLES;
COMMENT ON PUBLICATION bastion_case_p IS 'all of ''em';
CREATE PUBLICATION bastion_case_kept FOR TABLE public.t (a, id);
ALTER PUBLICATION bastion_case_kept OWNER TO bastion_case_writer;
--- rows
INSERT INTO public.t VALUES (0, NULL), (1, '');
--- expect
-> finding error PUB004 bastion_case_gone
-> finding warning PUB003 bastion_case_kept
-> finding warning PUB007 bastion_case_p
-> finding info DOC001 bastion_case_p
-> finding warning PUB006 bastion_case_p
-> finding warning PUB007 bastion_case_p
-> drop publication bastion_case_gone
-> drop publication bastion_case_p
-> create publication bastion_case_kept
-> create publication bastion_case_p
<- finding warning PUB003 bastion_case_gone
<- finding error PUB004 bastion_case_kept
<- finding error PUB001 bastion_case_p
<- finding info DOC001 bastion_case_p
<- finding warning PUB006 bastion_case_p
<- finding error PUB001 bastion_case_p
<- drop publication bastion_case_kept
<- drop publication bastion_case_p
<- create publication bastion_case_gone
<- create publication bastion_case_p
