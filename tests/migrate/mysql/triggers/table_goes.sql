-- A trigger goes with its table, and its name is another's.
--- before
CREATE TABLE a (n int);
CREATE TABLE b (n int);
CREATE TRIGGER r BEFORE INSERT ON a FOR EACH ROW SET NEW.n = 1;
--- after
CREATE TABLE b (n int);
CREATE TRIGGER r BEFORE INSERT ON b FOR EACH ROW SET NEW.n = 1;
--- expect
