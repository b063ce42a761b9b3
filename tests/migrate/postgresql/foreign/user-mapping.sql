-- A user mapping without options comes, another goes.
--- before
CREATE FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_server FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE USER MAPPING FOR bastion_case_reader SERVER bastion_case_server;
--- after
CREATE FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE SERVER bastion_case_server FOREIGN DATA WRAPPER bastion_case_fdw;
CREATE USER MAPPING FOR PUBLIC SERVER bastion_case_server;
--- expect
-> finding info FDW001 bastion_case_server.PUBLIC
-> finding error FDW002 bastion_case_server.bastion_case_reader
-> drop user_mapping bastion_case_server.bastion_case_reader
-> create user_mapping bastion_case_server.PUBLIC
<- finding error FDW002 bastion_case_server.PUBLIC
<- finding info FDW001 bastion_case_server.bastion_case_reader
<- drop user_mapping bastion_case_server.PUBLIC
<- create user_mapping bastion_case_server.bastion_case_reader
