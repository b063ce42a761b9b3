-- Names with back-ticks, spaces and words of SQL.
--- before
CREATE TABLE `odd ``t` (`a``b` int, `select` varchar(5), KEY `a,b` (`a``b`));
--- after
CREATE TABLE `odd ``t` (`a``b` bigint, `from` int DEFAULT 3, `select` varchar(5) DEFAULT 'it''s', KEY `a,b` (`a``b`, `select`(2)));
--- rows
INSERT INTO `odd ``t` VALUES (1, 'x');
--- rows after
INSERT INTO `odd ``t` VALUES (1, 2, 'x');
--- expect
-> finding error COL008 db.odd `t.a`b
-> finding warning COL001 db.odd `t.from
-> finding info DEF001 db.odd `t.select
-> finding warning IDX003 db.odd `t.a,b
-> alter relation db.odd `t rewrites
<- finding error COL009 db.odd `t.a`b
<- finding error COL004 db.odd `t.from
<- finding warning DEF002 db.odd `t.select
<- finding warning IDX003 db.odd `t.a,b
<- alter relation db.odd `t rewrites loses column
