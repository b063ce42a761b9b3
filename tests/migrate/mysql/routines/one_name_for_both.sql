-- A function and a procedure of one name.
--- before
CREATE FUNCTION n(a int) RETURNS int RETURN a;
CREATE PROCEDURE n(a int) SELECT a;
--- after
CREATE FUNCTION n(a int) RETURNS int RETURN a + 1;
CREATE PROCEDURE n(a int) SELECT a + 1;
--- expect
-> finding warning FUN010 db.n(int(11))
-> finding warning FUN010 db.procedure n(int(11))
-> alter routine db.n(int(11))
-> alter routine db.procedure n(int(11))
<- finding warning FUN010 db.n(int(11))
<- finding warning FUN010 db.procedure n(int(11))
<- alter routine db.n(int(11))
<- alter routine db.procedure n(int(11))
