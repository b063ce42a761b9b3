-- Privileges outlive their table, so they are taken first.
--- before
CREATE TABLE t (a int);
CREATE TABLE gone (a int);
GRANT SELECT ON gone TO bastion_reader@`127.0.0.1`;
--- after
CREATE TABLE t (a int);
CREATE TABLE made (a int);
GRANT SELECT ON made TO bastion_reader@`127.0.0.1`;
--- expect
-> finding error TBL002 db.gone
-> finding info MET005 db.made
-> finding info TBL001 db.made
-> grant grant db.gone.'bastion_reader'@'127.0.0.1'
-> create relation db.made
-> drop relation db.gone loses rows
-> grant grant db.made.'bastion_reader'@'127.0.0.1'
<- finding info MET005 db.gone
<- finding info TBL001 db.gone
<- finding error TBL002 db.made
<- grant grant db.made.'bastion_reader'@'127.0.0.1'
<- create relation db.gone
<- drop relation db.made loses rows
<- grant grant db.gone.'bastion_reader'@'127.0.0.1'
