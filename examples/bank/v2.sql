-- The same bank after a release that looked harmless.
CREATE TABLE customer (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    iban TEXT NOT NULL,
    phone TEXT NOT NULL,
    segment TEXT
);
CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    currency TEXT NOT NULL DEFAULT 'EUR',
    balance NUMERIC NOT NULL DEFAULT 0
);
CREATE TABLE payment (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    amount NUMERIC NOT NULL CHECK (amount > 0),
    booked_at TEXT NOT NULL
);
CREATE VIEW customer_balance AS
    SELECT customer.id AS customer_id, sum(account.balance) AS balance
    FROM customer JOIN account ON account.customer_id = customer.id GROUP BY customer.id;
CREATE TABLE card (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    last_four TEXT NOT NULL
);
