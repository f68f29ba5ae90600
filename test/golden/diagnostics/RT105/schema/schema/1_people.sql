CREATE TABLE people (name text DEFAULT 'x);
