-- The options of a user mapping may be secrets; nobody read them, so nobody can write them.
--- before
CREATE FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_server FOREIGN DATA WRAPPER bastion_case_fdw;
--- after
CREATE FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_server FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE USER MAPPING FOR bastion_case_reader SERVER bastion_case_server OPTIONS (password 'geheim');
--- expect
-> finding info FDW001 bastion_case_server.bastion_case_reader
-> refused user_mapping bastion_case_server.bastion_case_reader: the values of its options may be secrets and are not in a snapshot
<- finding error FDW002 bastion_case_server.bastion_case_reader
<- drop user_mapping bastion_case_server.bastion_case_reader
