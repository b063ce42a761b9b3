-- Row security is switched on without any policy.
--- before
CREATE TABLE public.secret (id integer PRIMARY KEY, owner text NOT NULL);
--- after
CREATE TABLE public.secret (id integer PRIMARY KEY, owner text NOT NULL);
ALTER TABLE public.secret ENABLE ROW LEVEL SECURITY;
--- rows
INSERT INTO public.secret VALUES (1, '');
--- expect
-> finding error TBL009 public.secret
-> alter relation public.secret
<- finding error TBL010 public.secret
<- alter relation public.secret
