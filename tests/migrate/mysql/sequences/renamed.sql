-- A sequence keeps where it stood under another name.
--- before
CREATE SEQUENCE s START 7;
--- after
CREATE SEQUENCE r START 7 INCREMENT 2;
--- renames
sequence db.s -> db.r
--- expect
-> finding error SEQ008 db.r
-> finding warning SEQ004 db.r
-> rename sequence db.r
-> alter sequence db.r
<- finding error SEQ008 db.s
<- finding warning SEQ004 db.s
<- rename sequence db.s
<- alter sequence db.s
