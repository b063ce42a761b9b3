-- A table comes, another goes.
--- before
CREATE TABLE gone (id int PRIMARY KEY);
--- after
CREATE TABLE made (id int PRIMARY KEY, n varchar(20) NOT NULL DEFAULT 'x' COMMENT 'n', UNIQUE KEY n (n)) COMMENT='new' ROW_FORMAT=DYNAMIC;
--- rows
INSERT INTO gone VALUES (1);
--- rows after
INSERT INTO made VALUES (1, 'a');
--- expect
-> finding error TBL002 db.gone
-> finding info TBL001 db.made
-> create relation db.made
-> drop relation db.gone loses rows
<- finding info TBL001 db.gone
<- finding error TBL002 db.made
<- create relation db.gone
<- drop relation db.made loses rows
