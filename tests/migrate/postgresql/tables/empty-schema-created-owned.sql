-- A schema without content is created for a role, with a comment.
--- before
--- after
CREATE SCHEMA empty AUTHORIZATION bastion_case_writer;
COMMENT ON SCHEMA empty IS 'nothing''s in here';
--- expect
-> finding info SCH001 empty
-> create schema empty
<- finding error SCH002 empty
<- drop schema empty
