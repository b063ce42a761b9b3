-- A virtual table is its module's: the plan is refused.
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY);
--- after
CREATE TABLE t (id INTEGER PRIMARY KEY);
CREATE VIRTUAL TABLE words USING fts5(body);
--- expect
-> finding info TBL001 main.words
-> refused relation main.words: a virtual table is its module's to make and to change
<- finding error TBL002 main.words
<- refused relation main.words: a virtual table is its module's to make and to change
