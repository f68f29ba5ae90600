-- The same schema as the migrations build.
CREATE TABLE people (id integer);
