-- A trigger goes with its table, and its name is another's.
--- before
CREATE TABLE a (n int);
CREATE TABLE b (n int);
CREATE TRIGGER r BEFORE INSERT ON a FOR EACH ROW SET NEW.n = 1;
--- after
CREATE TABLE b (n int);
CREATE TRIGGER r BEFORE INSERT ON b FOR EACH ROW SET NEW.n = 1;
--- expect
-> finding error TBL002 db.a
-> finding warning TRG001 db.b.r
-> drop trigger db.a.r
-> create trigger db.b.r
-> drop relation db.a loses rows
<- finding info TBL001 db.a
<- finding warning TRG002 db.b.r
<- drop trigger db.b.r
<- create relation db.a
<- create trigger db.a.r
