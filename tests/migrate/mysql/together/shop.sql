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
-> finding error COL008 db.client.id
-> finding error NUL001 db.client.mail
-> finding error COL008 db.client.name
-> finding warning COL001 db.client.since
-> finding error COL009 db.item.number
-> finding warning VEW005 db.open_orders.mail
-> finding error VEW004 db.open_orders.name
-> finding error COL005 db.orders.client_id
-> finding error COL008 db.orders.client_id
-> finding error COL008 db.orders.placed
-> finding warning COL001 db.orders.state
-> finding error COL008 db.orders.total
-> finding info DEF001 db.orders.total
-> finding error NUL001 db.orders.total
-> finding error CHK001 db.client.mailed
-> finding error FKY001 db.orders.orders_client
-> finding warning FKY002 db.orders.orders_customer
-> finding warning IDX001 db.orders.orders_client
-> finding warning IDX002 db.orders.orders_customer
-> finding warning IDX002 db.orders.placed
-> finding warning IDX001 db.orders.placed_state
-> finding info TBL001 db.audit
-> finding error TBL003 db.client
-> finding warning VEW006 db.open_orders
-> finding warning TRG004 db.orders.stamp
-> drop trigger db.orders.stamp
-> drop constraint db.orders.orders_customer
-> rename relation db.client
-> create relation db.audit
-> alter relation db.client rewrites
-> alter relation db.item rewrites loses values
-> alter relation db.orders rewrites
-> create constraint db.orders.orders_client rewrites
-> alter relation db.open_orders
-> create trigger db.orders.stamp
<- finding error COL004 db.client.since
<- finding error COL009 db.customer.id
<- finding error NUL002 db.customer.mail
<- finding error COL009 db.customer.name
<- finding error COL008 db.item.number
<- finding error VEW002 db.open_orders.mail
<- finding error VEW004 db.open_orders.name
<- finding error COL005 db.orders.customer_id
<- finding error COL009 db.orders.customer_id
<- finding error COL012 db.orders.placed
<- finding error COL004 db.orders.state
<- finding error COL009 db.orders.total
<- finding warning DEF002 db.orders.total
<- finding error NUL002 db.orders.total
<- finding warning CHK002 db.client.mailed
<- finding warning FKY002 db.orders.orders_client
<- finding error FKY001 db.orders.orders_customer
<- finding warning IDX002 db.orders.orders_client
<- finding warning IDX001 db.orders.orders_customer
<- finding warning IDX001 db.orders.placed
<- finding warning IDX002 db.orders.placed_state
<- finding error TBL002 db.audit
<- finding error TBL003 db.customer
<- finding warning VEW006 db.open_orders
<- finding warning TRG004 db.orders.stamp
<- drop trigger db.orders.stamp
<- drop constraint db.orders.orders_client
<- rename relation db.customer
<- alter relation db.customer rewrites loses column
<- alter relation db.item rewrites
<- alter relation db.orders rewrites loses column
<- create constraint db.orders.orders_customer rewrites
<- alter relation db.open_orders
<- create trigger db.orders.stamp
<- drop relation db.audit loses rows
