-- A type gets a default operator class for trees, and its column a primary key.
--- before
CREATE TYPE public.version AS (major integer, minor integer);
CREATE FUNCTION public.v_lt(public.version, public.version) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1.major, $1.minor) < ($2.major, $2.minor)';
CREATE FUNCTION public.v_le(public.version, public.version) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1.major, $1.minor) <= ($2.major, $2.minor)';
CREATE FUNCTION public.v_eq(public.version, public.version) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1.major, $1.minor) = ($2.major, $2.minor)';
CREATE FUNCTION public.v_cmp(public.version, public.version) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT CASE WHEN public.v_lt($1, $2) THEN -1 WHEN public.v_eq($1, $2) THEN 0 ELSE 1 END';
CREATE TABLE public.release (v public.version NOT NULL, name text);
--- after
CREATE TYPE public.version AS (major integer, minor integer);
CREATE FUNCTION public.v_lt(public.version, public.version) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1.major, $1.minor) < ($2.major, $2.minor)';
CREATE FUNCTION public.v_le(public.version, public.version) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1.major, $1.minor) <= ($2.major, $2.minor)';
CREATE FUNCTION public.v_eq(public.version, public.version) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1.major, $1.minor) = ($2.major, $2.minor)';
CREATE FUNCTION public.v_cmp(public.version, public.version) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT CASE WHEN public.v_lt($1, $2) THEN -1 WHEN public.v_eq($1, $2) THEN 0 ELSE 1 END';
CREATE OPERATOR public.<# (FUNCTION = public.v_lt, LEFTARG = public.version, RIGHTARG = public.version, COMMUTATOR = OPERATOR(public.>#), NEGATOR = OPERATOR(public.>=#));
CREATE OPERATOR public.<=# (FUNCTION = public.v_le, LEFTARG = public.version, RIGHTARG = public.version);
CREATE OPERATOR public.=# (FUNCTION = public.v_eq, LEFTARG = public.version, RIGHTARG = public.version, COMMUTATOR = OPERATOR(public.=#));
CREATE FUNCTION public.v_gt(public.version, public.version) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT public.v_lt($2, $1)';
CREATE FUNCTION public.v_ge(public.version, public.version) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT public.v_le($2, $1)';
CREATE OPERATOR public.># (FUNCTION = public.v_gt, LEFTARG = public.version, RIGHTARG = public.version, COMMUTATOR = OPERATOR(public.<#));
CREATE OPERATOR public.>=# (FUNCTION = public.v_ge, LEFTARG = public.version, RIGHTARG = public.version, NEGATOR = OPERATOR(public.<#));
CREATE OPERATOR CLASS public.version_ops DEFAULT FOR TYPE public.version USING btree AS OPERATOR 1 public.<#, OPERATOR 2 public.<=#, OPERATOR 3 public.=#, OPERATOR 4 public.>=#, OPERATOR 5 public.>#, FUNCTION 1 public.v_cmp(public.version, public.version);
CREATE TABLE public.release (v public.version NOT NULL CONSTRAINT release_key PRIMARY KEY, name text);
--- rows
INSERT INTO public.release VALUES ('(1,10)', 'ä'), ('(1,9)', NULL), ('(-1,0)', '');
--- expect
-> finding error PKY001 public.release.release_key
-> finding info OPR001 public.<#(public.version, public.version)
-> finding info OPR001 public.<=#(public.version, public.version)
-> finding info OPR001 public.=#(public.version, public.version)
-> finding info OPR001 public.>#(public.version, public.version)
-> finding info OPR001 public.>=#(public.version, public.version)
-> finding info OPC001 public.version_ops USING btree
-> finding info OPC001 public.version_ops USING btree
-> finding info FUN011 public.v_ge(public.version, public.version)
-> finding info FUN011 public.v_gt(public.version, public.version)
-> create routine public.v_ge(public.version, public.version)
-> create routine public.v_gt(public.version, public.version)
-> create operator public.<#(public.version, public.version)
-> create operator public.<=#(public.version, public.version)
-> create operator public.=#(public.version, public.version)
-> create operator public.>#(public.version, public.version)
-> create operator public.>=#(public.version, public.version)
-> create operator_family public.version_ops USING btree
-> create operator_class public.version_ops USING btree
-> create constraint public.release.release_key
<- finding error PKY002 public.release.release_key
<- finding error OPR002 public.<#(public.version, public.version)
<- finding error OPR002 public.<=#(public.version, public.version)
<- finding error OPR002 public.=#(public.version, public.version)
<- finding error OPR002 public.>#(public.version, public.version)
<- finding error OPR002 public.>=#(public.version, public.version)
<- finding error OPC002 public.version_ops USING btree
<- finding error OPC002 public.version_ops USING btree
<- finding error FUN001 public.v_ge(public.version, public.version)
<- finding error FUN001 public.v_gt(public.version, public.version)
<- drop constraint public.release.release_key
<- drop operator_class public.version_ops USING btree
<- drop operator public.<#(public.version, public.version)
<- drop operator public.<=#(public.version, public.version)
<- drop operator public.=#(public.version, public.version)
<- drop operator public.>#(public.version, public.version)
<- drop routine public.v_gt(public.version, public.version)
<- drop operator public.>=#(public.version, public.version)
<- drop routine public.v_ge(public.version, public.version)
<- drop operator_family public.version_ops USING btree
