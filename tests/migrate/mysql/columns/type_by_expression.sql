-- An expression says what becomes of the values.
--- before
CREATE TABLE t (id int PRIMARY KEY, paid varchar(3), n int, KEY paid_n (paid, n));
--- after
CREATE TABLE t (id int PRIMARY KEY, paid int, n int, KEY paid_n (paid, n));
--- rows
INSERT INTO t VALUES (1, 'yes', 1), (2, 'no', 2);
--- rows after
INSERT INTO t VALUES (1, 1, 1), (2, 0, 2);
--- using
db.t.paid: if(paid = 'yes', 1, 0)
--- using back
db.t.paid: if(paid = 1, 'yes', 'no')
--- expect
-> finding warning COL024 db.t.paid
-> finding error COL014 db.t.paid
-> finding error COL009 db.t.paid
-> backfill relation db.t rewrites
-> alter relation db.t rewrites loses values
<- finding warning COL024 db.t.paid
<- finding error COL014 db.t.paid
<- finding error COL010 db.t.paid
<- backfill relation db.t rewrites
<- alter relation db.t rewrites loses values
