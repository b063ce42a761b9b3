-- Where the server has the extensions: what leads out of it. The port is one where nobody listens but the observer.
CREATE EXTENSION file_fdw;
CREATE EXTENSION postgres_fdw;
CREATE EXTENSION dblink;
CREATE EXTENSION tablefunc;
CREATE EXTENSION tsm_system_time;
CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
CREATE FOREIGN TABLE foreign_passwords (line text) SERVER files OPTIONS (filename '/etc/hostname', format 'text');
CREATE SERVER elsewhere FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '1', dbname 'x');
CREATE USER MAPPING FOR CURRENT_USER SERVER elsewhere OPTIONS (user 'x', password 'x');
CREATE FOREIGN TABLE foreign_orders (id int) SERVER elsewhere OPTIONS (table_name 'orders');
