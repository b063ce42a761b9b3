CREATE TABLE north (a text, b text, c text);
CREATE TABLE south (a text, d text, e text);
CREATE TABLE east (b text, f text, g text, h text);
CREATE TABLE west (i text, c text);
CREATE VIEW upper_north AS SELECT a, upper(b) AS loud FROM north WHERE c IS NOT NULL;
CREATE VIEW both_ends (x, y) AS SELECT a, CASE WHEN d > e THEN d END FROM south UNION ALL SELECT f, g FROM east;
