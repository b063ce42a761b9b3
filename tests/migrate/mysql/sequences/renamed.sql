-- A sequence keeps where it stood under another name.
--- before
CREATE SEQUENCE s START 7;
--- after
CREATE SEQUENCE r START 7 INCREMENT 2;
--- renames
sequence db.s -> db.r
--- expect
