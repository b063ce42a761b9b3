-- Privileges on the database, a table and a column are given and taken.
--- before
CREATE TABLE t (a int, b int);
CREATE TABLE u (a int);
GRANT SELECT, INSERT ON t TO bastion_reader@`127.0.0.1`;
GRANT SELECT (a), UPDATE (a) ON u TO bastion_reader@`127.0.0.1`;
--- after
CREATE TABLE t (a int, b int);
CREATE TABLE u (a int);
GRANT SELECT, DELETE ON t TO bastion_reader@`127.0.0.1` WITH GRANT OPTION;
GRANT UPDATE (a) ON u TO bastion_reader@`127.0.0.1`;
GRANT EXECUTE, CREATE VIEW ON `{db}`.* TO bastion_reader@`127.0.0.1`;
--- expect
-> finding warning GRT001 db.'bastion_reader'@'127.0.0.1'
-> finding warning GRT003 db.t.'bastion_reader'@'127.0.0.1'
-> finding warning GRT001 db.t.'bastion_reader'@'127.0.0.1'
-> finding error GRT002 db.t.'bastion_reader'@'127.0.0.1'
-> finding error GRT002 db.u.a.'bastion_reader'@'127.0.0.1'
-> grant grant db.t.'bastion_reader'@'127.0.0.1'
-> grant grant db.u.a.'bastion_reader'@'127.0.0.1'
-> grant grant db.t.'bastion_reader'@'127.0.0.1'
-> grant grant db.'bastion_reader'@'127.0.0.1'
<- finding error GRT002 db.'bastion_reader'@'127.0.0.1'
<- finding warning GRT003 db.t.'bastion_reader'@'127.0.0.1'
<- finding warning GRT001 db.t.'bastion_reader'@'127.0.0.1'
<- finding error GRT002 db.t.'bastion_reader'@'127.0.0.1'
<- finding warning GRT001 db.u.a.'bastion_reader'@'127.0.0.1'
<- grant grant db.'bastion_reader'@'127.0.0.1'
<- grant grant db.t.'bastion_reader'@'127.0.0.1'
<- grant grant db.t.'bastion_reader'@'127.0.0.1'
<- grant grant db.t.'bastion_reader'@'127.0.0.1'
<- grant grant db.u.a.'bastion_reader'@'127.0.0.1'
