-- Everything the model knows of a table is made from nothing, and taken away.
--- before
CREATE TABLE t (a int);
--- after
CREATE TABLE t (a int);
CREATE TABLE person (
    id int AUTO_INCREMENT PRIMARY KEY,
    code varchar(20) CHARACTER SET latin1 NOT NULL DEFAULT 'a''b\\c',
    kind enum('x', 'it''s') DEFAULT 'x',
    flags set('a', 'b') NOT NULL DEFAULT 'a,b',
    seen datetime(3) DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3),
    stamped timestamp NULL,
    twice int AS (n * 2) VIRTUAL,
    upper_code varchar(20) GENERATED ALWAYS AS (upper(code)) STORED,
    hidden int INVISIBLE,
    note text COMMENT 'first\nsecond',
    bits bit(3) DEFAULT b'101',
    token varchar(36) DEFAULT uuid(),
    n int UNSIGNED ZEROFILL NULL COMMENT 'it''s',
    email varchar(50) UNIQUE CHECK (email LIKE '%@%'),
    price decimal(10, 2) NOT NULL DEFAULT 1.50,
    ratio double,
    document json,
    packed varchar(500) COMPRESSED,
    words varchar(100) COLLATE utf8mb4_bin,
    CONSTRAINT n_small CHECK (n < 10),
    UNIQUE KEY code_note (code, note(10)),
    KEY by_kind (kind DESC),
    KEY ignored (n) COMMENT 'nope' IGNORED,
    FULLTEXT KEY note_words (note)
) ROW_FORMAT=DYNAMIC COMMENT='people';
CREATE TABLE pet (
    id int, person_id int, place geometry NOT NULL, SPATIAL INDEX places (place),
    CONSTRAINT pet_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE ON UPDATE SET NULL
);
CREATE TABLE in_memory (a int, KEY using_hash (a) USING HASH) ENGINE=MEMORY;
CREATE TABLE in_aria (a int) ENGINE=Aria TRANSACTIONAL=0 PAGE_CHECKSUM=1 DEFAULT CHARSET=latin1;
CREATE TABLE versioned (a int, b int WITHOUT SYSTEM VERSIONING) WITH SYSTEM VERSIONING;
--- expect
-> finding info TBL001 db.in_aria
-> finding info TBL001 db.in_memory
-> finding info TBL001 db.person
-> finding info TBL001 db.pet
-> finding info TBL001 db.versioned
-> create relation db.in_aria
-> create relation db.in_memory
-> create relation db.person
-> create relation db.pet
-> create relation db.versioned
-> create constraint db.pet.pet_person
<- finding error TBL002 db.in_aria
<- finding error TBL002 db.in_memory
<- finding error TBL002 db.person
<- finding error TBL002 db.pet
<- finding error TBL002 db.versioned
<- drop constraint db.pet.pet_person
<- drop relation db.in_aria loses rows
<- drop relation db.in_memory loses rows
<- drop relation db.person loses rows
<- drop relation db.pet loses rows
<- drop relation db.versioned loses rows
