-- Default privileges come, for one schema and for all.
--- before
CREATE SCHEMA app;
--- after
CREATE SCHEMA app;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO bastion_case_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE bastion_case_writer REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO bastion_case_reader WITH GRANT OPTION;
--- expect
-> finding warning GRT004 bastion_case_writer..functions.PUBLIC
-> finding warning GRT004 postgres..sequences.bastion_case_reader
-> finding warning GRT004 postgres.app.tables.bastion_case_reader
-> grant default_privilege bastion_case_writer..functions.PUBLIC
-> grant default_privilege postgres..sequences.bastion_case_reader
-> grant default_privilege postgres.app.tables.bastion_case_reader
<- finding warning GRT004 bastion_case_writer..functions.PUBLIC
<- finding warning GRT004 postgres..sequences.bastion_case_reader
<- finding warning GRT004 postgres.app.tables.bastion_case_reader
<- grant default_privilege bastion_case_writer..functions.PUBLIC
<- grant default_privilege postgres..sequences.bastion_case_reader
<- grant default_privilege postgres.app.tables.bastion_case_reader
