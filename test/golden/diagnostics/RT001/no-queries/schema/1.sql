CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE people (id integer PRIMARY KEY, name text NOT NULL, mood mood, boss integer REFERENCES people);
