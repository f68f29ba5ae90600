CREATE TABLE near (id integer);
-- down
DROP TABLE near;
