-- A schema and a table in it are handed to another role.
--- before
CREATE SCHEMA app;
CREATE TABLE app.note (id integer PRIMARY KEY);
--- after
CREATE SCHEMA app AUTHORIZATION bastion_case_reader;
CREATE TABLE app.note (id integer PRIMARY KEY);
ALTER TABLE app.note OWNER TO bastion_case_reader;
--- rows
INSERT INTO app.note VALUES (1);
--- expect
-> finding warning TBL018 app.note
-> finding warning SCH004 app
-> alter schema app
-> alter relation app.note
<- finding warning TBL018 app.note
<- finding warning SCH004 app
<- alter schema app
<- alter relation app.note
