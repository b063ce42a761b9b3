-- What the model does not hold is refused by name.
--- before
CREATE TABLE t (a int);
--- after
CREATE TABLE t (a int, c date NOT NULL, d date NOT NULL, PERIOD FOR era (c, d));
--- expect
-> finding error COL002 db.t.c
-> finding error COL002 db.t.d
-> finding error CHK001 db.t.era
-> finding warning MET001 db.t
-> refused relation db.t: the table definition has something that is not modelled: not reproduced: PERIOD FOR `era` (`c`, `d`)
<- finding error COL004 db.t.c
<- finding error COL004 db.t.d
<- finding warning CHK002 db.t.era
<- finding warning MET001 db.t
<- refused relation db.t: the table definition has something that is not modelled: not reproduced: PERIOD FOR `era` (`c`, `d`)
