-- Comments on a table, column, constraint, index, sequence and schema go away.
--- before
CREATE SCHEMA app;
CREATE TABLE app.note (id serial CONSTRAINT note_key PRIMARY KEY, body text CONSTRAINT note_body CHECK (body <> ''));
CREATE INDEX note_body_index ON app.note (body);
COMMENT ON SCHEMA app IS 'schema';
COMMENT ON TABLE app.note IS 'table';
COMMENT ON COLUMN app.note.body IS 'column';
COMMENT ON CONSTRAINT note_body ON app.note IS 'constraint';
COMMENT ON INDEX app.note_body_index IS 'index';
COMMENT ON SEQUENCE app.note_id_seq IS 'sequence';
--- after
CREATE SCHEMA app;
CREATE TABLE app.note (id serial CONSTRAINT note_key PRIMARY KEY, body text CONSTRAINT note_body CHECK (body <> ''));
CREATE INDEX note_body_index ON app.note (body);
--- rows
INSERT INTO app.note (body) VALUES (NULL), ('x');
--- expect
-> finding info DOC001 app.note.body
-> finding info DOC001 app.note.note_body
-> finding info DOC001 app.note.note_body_index
-> finding info DOC001 app.note
-> finding info DOC001 app
-> finding info DOC001 app.note_id_seq
-> alter schema app
-> alter sequence app.note_id_seq
-> alter relation app.note
-> alter column app.note.body
-> alter constraint app.note.note_body
-> alter index app.note.note_body_index
<- finding info DOC001 app.note.body
<- finding info DOC001 app.note.note_body
<- finding info DOC001 app.note.note_body_index
<- finding info DOC001 app.note
<- finding info DOC001 app
<- finding info DOC001 app.note_id_seq
<- alter schema app
<- alter sequence app.note_id_seq
<- alter relation app.note
<- alter column app.note.body
<- alter constraint app.note.note_body
<- alter index app.note.note_body_index
