-- Up Migration
CREATE TABLE own (id integer);
-- Down Migraton
DROP TABLE own;
