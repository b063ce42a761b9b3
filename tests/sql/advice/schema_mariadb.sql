CREATE TABLE customers (
    id integer PRIMARY KEY,
    email varchar(80) NOT NULL UNIQUE,
    name varchar(80),
    country char(2) NOT NULL,
    created datetime NOT NULL
);
CREATE TABLE orders (
    id integer PRIMARY KEY,
    customer_id integer NOT NULL,
    referrer_id integer,
    state varchar(20) NOT NULL,
    code varchar(20) NOT NULL,
    total decimal(12, 2),
    placed datetime NOT NULL,
    note varchar(80),
    KEY orders_placed (placed),
    KEY orders_code (code),
    CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT orders_referrer FOREIGN KEY (referrer_id) REFERENCES customers (id)
);
CREATE TABLE items (
    id integer PRIMARY KEY,
    order_id integer NOT NULL,
    product varchar(40) NOT NULL,
    quantity integer NOT NULL,
    price decimal(12, 2) NOT NULL,
    CONSTRAINT items_order FOREIGN KEY (order_id) REFERENCES orders (id)
);
