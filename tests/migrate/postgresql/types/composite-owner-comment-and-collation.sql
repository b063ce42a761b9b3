-- Owner, comments and the collation of an attribute of a type that nobody stores.
--- before
CREATE TYPE public.address AS (street text, zip text);
COMMENT ON TYPE public.address IS 'a';
COMMENT ON COLUMN public.address.zip IS 'z';
--- after
CREATE TYPE public.address AS (street text COLLATE "C", zip text);
COMMENT ON TYPE public.address IS 'b';
COMMENT ON COLUMN public.address.street IS 's';
ALTER TYPE public.address OWNER TO bastion_case_writer;
--- expect
-> finding error CMP003 public.address.street
-> finding info DOC001 public.address.street
-> finding info DOC001 public.address.zip
-> finding info DOC001 public.address
-> finding warning ACL001 public.address
-> alter composite public.address
-> alter attribute public.address.street
-> alter attribute public.address.zip
<- finding error CMP003 public.address.street
<- finding info DOC001 public.address.street
<- finding info DOC001 public.address.zip
<- finding info DOC001 public.address
<- finding warning ACL001 public.address
<- alter composite public.address
<- alter attribute public.address.street
<- alter attribute public.address.zip
