-- A schema without content is created for a role, with a comment.
--- before
--- after
CREATE SCHEMA empty AUTHORIZATION bastion_case_writer;
COMMENT ON SCHEMA empty IS 'nothing''s in here';
