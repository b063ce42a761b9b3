-- A table gives its name to a view, and takes it back.
--- before
CREATE TABLE base (id int PRIMARY KEY);
CREATE TABLE x (id int);
--- after
CREATE TABLE base (id int PRIMARY KEY);
CREATE VIEW x AS SELECT id FROM base;
--- rows
INSERT INTO base VALUES (1);
INSERT INTO x VALUES (9);
--- rows after
INSERT INTO base VALUES (1);
--- expect
