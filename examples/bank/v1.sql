-- A small bank, as its applications know it.
CREATE TABLE customer (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    iban TEXT NOT NULL,
    phone TEXT
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
    booked_at TEXT NOT NULL,
    note TEXT
);
CREATE INDEX payment_by_account ON payment (account_id, booked_at);
CREATE VIEW customer_balance AS
    SELECT customer.id AS customer_id, customer.name, sum(account.balance) AS balance
    FROM customer JOIN account ON account.customer_id = customer.id GROUP BY customer.id, customer.name;

INSERT INTO customer VALUES (1, 'Ada Lovelace', 'ada@example.org', 'GB33BUKB20201555555555', NULL),
    (2, 'Alan Turing', 'alan@example.org', 'DE89370400440532013000', '+49 30 901820');
INSERT INTO account VALUES (1, 1, 'GBP', 1200), (2, 2, 'EUR', 80), (3, 2, 'EUR', 15);
INSERT INTO payment VALUES (1, 1, 40, '2026-03-01', 'rent'), (2, 2, 5, '2026-03-02', NULL), (3, 2, 7, '2026-03-02', 'tea');
