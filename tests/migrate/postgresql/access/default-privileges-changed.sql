-- Default privileges change and go.
--- before
ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT ON TABLES TO bastion_case_reader;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO bastion_case_reader;
--- after
ALTER DEFAULT PRIVILEGES GRANT SELECT, UPDATE ON TABLES TO bastion_case_reader WITH GRANT OPTION;
--- expect
-> finding warning GRT004 postgres..tables.bastion_case_reader
-> finding warning GRT004 postgres..tables.bastion_case_reader
-> finding warning GRT004 postgres..types.bastion_case_reader
-> grant default_privilege postgres..tables.bastion_case_reader
-> grant default_privilege postgres..types.bastion_case_reader
<- finding warning GRT004 postgres..tables.bastion_case_reader
<- finding warning GRT004 postgres..tables.bastion_case_reader
<- finding warning GRT004 postgres..types.bastion_case_reader
<- grant default_privilege postgres..tables.bastion_case_reader
<- grant default_privilege postgres..types.bastion_case_reader
