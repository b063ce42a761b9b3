-- What the model does not hold is refused by name.
--- before
CREATE TABLE t (a int);
--- after
CREATE TABLE t (a int, c date NOT NULL, d date NOT NULL, PERIOD FOR era (c, d));
--- expect
