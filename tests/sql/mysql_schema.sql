CREATE TABLE person (
    id int unsigned AUTO_INCREMENT PRIMARY KEY,
    code varchar(20) CHARACTER SET latin1 NOT NULL DEFAULT 'it\'s; ok',
    kind enum('x', 'it''s') DEFAULT 'x',
    flags set('a', 'b') NOT NULL DEFAULT 'a,b',
    seen datetime(3) DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3),
    small smallint, tiny tinyint unsigned, yes boolean NOT NULL DEFAULT true, big bigint, whole integer,
    price numeric(10, 2) NOT NULL DEFAULT 1.50, amount decimal, ratio double precision, document json,
    letter char, `odd name` text COMMENT 'first',
    UNIQUE KEY code_kind (code, kind),
    KEY by_seen (seen DESC)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='people';
CREATE TABLE pet (
    id bigint NOT NULL, person_id int unsigned, born date, PRIMARY KEY (id),
    CONSTRAINT pet_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);
ALTER TABLE pet ADD COLUMN name varchar(30) NOT NULL AFTER id, MODIFY born datetime NOT NULL;
ALTER TABLE pet CHANGE name title varchar(40), DROP COLUMN person_id, DROP FOREIGN KEY pet_person;
CREATE TABLE gone (a int);
DROP TABLE gone;
RENAME TABLE pet TO animal;
CREATE TABLE copied LIKE person;
