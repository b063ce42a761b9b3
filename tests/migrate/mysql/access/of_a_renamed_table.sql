-- Privileges do not follow a table that is renamed.
--- before
CREATE TABLE t (a int);
GRANT SELECT, UPDATE (a) ON t TO bastion_reader@`127.0.0.1`;
--- after
CREATE TABLE u (a int);
GRANT SELECT, UPDATE (a) ON u TO bastion_reader@`127.0.0.1`;
--- renames
table db.t -> db.u
--- expect
-> finding error TBL003 db.u
-> grant grant db.t.'bastion_reader'@'127.0.0.1'
-> grant grant db.t.a.'bastion_reader'@'127.0.0.1'
-> rename relation db.u
-> grant grant db.u.'bastion_reader'@'127.0.0.1'
-> grant grant db.u.a.'bastion_reader'@'127.0.0.1'
<- finding error TBL003 db.t
<- grant grant db.u.'bastion_reader'@'127.0.0.1'
<- grant grant db.u.a.'bastion_reader'@'127.0.0.1'
<- rename relation db.t
<- grant grant db.t.'bastion_reader'@'127.0.0.1'
<- grant grant db.t.a.'bastion_reader'@'127.0.0.1'
