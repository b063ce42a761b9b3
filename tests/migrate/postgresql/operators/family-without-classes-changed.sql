-- A family gets a loose operator and function; another family goes.
--- before
CREATE OPERATOR FAMILY public.mixed USING btree;
CREATE OPERATOR FAMILY public.gone USING hash;
--- after
CREATE OPERATOR FAMILY public.mixed USING btree;
ALTER OPERATOR FAMILY public.mixed USING btree ADD OPERATOR 1 < (integer, bigint), OPERATOR 3 = (integer, bigint), FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);
COMMENT ON OPERATOR FAMILY public.mixed USING btree IS 'integers of two sizes';
ALTER OPERATOR FAMILY public.mixed USING btree OWNER TO bastion_case_writer;
--- expect
-> finding error OPC002 public.gone USING hash
-> finding info DOC001 public.mixed USING btree
-> finding warning OPC004 public.mixed USING btree
-> finding warning ACL001 public.mixed USING btree
-> drop operator_family public.gone USING hash
-> drop operator_family public.mixed USING btree
-> create operator_family public.mixed USING btree
<- finding info OPC001 public.gone USING hash
<- finding info DOC001 public.mixed USING btree
<- finding warning OPC004 public.mixed USING btree
<- finding warning ACL001 public.mixed USING btree
<- drop operator_family public.mixed USING btree
<- create operator_family public.gone USING hash
<- create operator_family public.mixed USING btree
