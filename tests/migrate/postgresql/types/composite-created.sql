-- A composite type of all sorts of attributes.
--- before
--- after
CREATE TYPE public.address AS (street text COLLATE "C", zip varchar(5), "no" integer);
COMMENT ON TYPE public.address IS 'where';
COMMENT ON COLUMN public.address.zip IS 'post';
CREATE TABLE public.t (a public.address, b public.address[]);
--- rows after
INSERT INTO public.t VALUES ('("x","12345",1)', NULL);
--- expect
-> finding info CMP005 public.address
-> finding info TBL001 public.t
-> create composite public.address
-> create relation public.t
<- finding error CMP006 public.address
<- finding error TBL002 public.t
<- drop relation public.t loses rows
<- drop composite public.address
