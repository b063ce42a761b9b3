-- A place is made, and is not converted to a text.
--- before
CREATE TABLE t (a int, p point);
--- after
CREATE TABLE t (a int, p varchar(100));
--- expect
-> finding warning COL024 db.t.p
-> finding error COL014 db.t.p
-> finding error COL010 db.t.p
-> refused column db.t.p: the server does not convert point to varchar(100)
<- finding warning COL024 db.t.p
<- finding error COL014 db.t.p
<- finding error COL009 db.t.p
<- refused column db.t.p: the server does not convert varchar(100) to point
