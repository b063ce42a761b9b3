-- An operator changes its owner and comment; one of the same sign in another schema stays.
--- before
CREATE SCHEMA other;
CREATE FUNCTION public.joined(text, text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1 || '' '' || $2';
CREATE OPERATOR public.<+> (FUNCTION = public.joined, LEFTARG = text, RIGHTARG = text);
CREATE OPERATOR other.<+> (FUNCTION = public.joined, LEFTARG = text, RIGHTARG = text);
COMMENT ON OPERATOR public.<+> (text, text) IS 'old';
--- after
CREATE SCHEMA other;
CREATE FUNCTION public.joined(text, text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1 || '' '' || $2';
CREATE OPERATOR public.<+> (FUNCTION = public.joined, LEFTARG = text, RIGHTARG = text);
CREATE OPERATOR other.<+> (FUNCTION = public.joined, LEFTARG = text, RIGHTARG = text);
COMMENT ON OPERATOR public.<+> (text, text) IS 'joined by a space';
ALTER OPERATOR public.<+> (text, text) OWNER TO bastion_case_writer;
--- expect
-> finding info DOC001 public.<+>(text, text)
-> finding warning ACL001 public.<+>(text, text)
-> alter operator public.<+>(text, text)
<- finding info DOC001 public.<+>(text, text)
<- finding warning ACL001 public.<+>(text, text)
<- alter operator public.<+>(text, text)
