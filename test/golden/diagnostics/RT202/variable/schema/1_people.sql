CREATE TABLE people (id integer);
CREATE SCHEMA :app;
