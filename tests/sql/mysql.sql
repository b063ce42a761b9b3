CREATE TABLE person (id bigint PRIMARY KEY AUTO_INCREMENT, email varchar(100) NOT NULL, age int, note text, Born date, secret int INVISIBLE DEFAULT 1);
CREATE TABLE pet (id bigint PRIMARY KEY, person_id bigint, name varchar(20), weight decimal(10,2), FOREIGN KEY (person_id) REFERENCES person (id));
CREATE TABLE visit (pet_id bigint, person_id bigint, day date, cost decimal(8,2), PRIMARY KEY (pet_id, day));
CREATE VIEW adult AS SELECT id, email FROM person WHERE age >= 18;
