-- Much at once, as between two releases.
--- before
CREATE TABLE customer (id int AUTO_INCREMENT PRIMARY KEY, name varchar(50) NOT NULL, mail varchar(100), UNIQUE KEY mail (mail));
CREATE TABLE orders (id int AUTO_INCREMENT PRIMARY KEY, customer_id int NOT NULL, total decimal(10,2), placed datetime, KEY placed (placed), CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customer (id));
CREATE TABLE item (order_id int NOT NULL, number int NOT NULL, what varchar(20), PRIMARY KEY (order_id, number), CONSTRAINT item_order FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE);
CREATE VIEW open_orders AS SELECT o.id, c.name FROM orders o JOIN customer c ON c.id = o.customer_id;
CREATE TRIGGER stamp BEFORE INSERT ON orders FOR EACH ROW SET NEW.placed = now();
--- after
CREATE TABLE client (id bigint AUTO_INCREMENT PRIMARY KEY, name varchar(80) NOT NULL, mail varchar(100) NOT NULL, since date DEFAULT NULL, UNIQUE KEY mail (mail), CONSTRAINT mailed CHECK (mail LIKE '%@%'));
CREATE TABLE orders (id int AUTO_INCREMENT PRIMARY KEY, client_id bigint NOT NULL, total decimal(12,2) NOT NULL DEFAULT 0.00, placed datetime(3), state enum('open','done') NOT NULL DEFAULT 'open', KEY placed_state (placed, state), CONSTRAINT orders_client FOREIGN KEY (client_id) REFERENCES client (id));
CREATE TABLE item (order_id int NOT NULL, number smallint NOT NULL, what varchar(20), PRIMARY KEY (order_id, number), CONSTRAINT item_order FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE);
CREATE TABLE audit (at datetime, what text);
CREATE VIEW open_orders AS SELECT o.id, c.name, c.mail FROM orders o JOIN client c ON c.id = o.client_id WHERE o.state = 'open';
CREATE TRIGGER stamp BEFORE INSERT ON orders FOR EACH ROW SET NEW.placed = now(3);
--- rows
INSERT INTO customer VALUES (1, 'a', 'a@x');
INSERT INTO orders (id, customer_id, total) VALUES (1, 1, 5);
INSERT INTO item VALUES (1, 1, 'x');
--- rows after
INSERT INTO client VALUES (1, 'a', 'a@x', NULL);
INSERT INTO orders (id, client_id, total) VALUES (1, 1, 5);
INSERT INTO item VALUES (1, 1, 'x');
--- renames
table db.customer -> db.client
column db.orders.customer_id -> db.orders.client_id
--- expect
