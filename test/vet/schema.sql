CREATE TABLE owner (
  id int PRIMARY KEY,
  name text NOT NULL UNIQUE,
  boss_id int REFERENCES owner,
  code char(4) UNIQUE,
  joined timestamp NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX owner_lower_name ON owner (lower(name));
CREATE TABLE task (
  id bigint PRIMARY KEY,
  owner_id int REFERENCES owner,
  title varchar(80) NOT NULL,
  score int,
  done boolean NOT NULL DEFAULT false,
  tags text[],
  due date
);
CREATE INDEX task_owner ON task (owner_id, score);
CREATE INDEX task_title ON task (title);
CREATE TABLE note (id int PRIMARY KEY, task_id bigint NOT NULL REFERENCES task, body text);
CREATE VIEW open_task AS SELECT * FROM task WHERE NOT done;
CREATE TABLE setting (only_row boolean PRIMARY KEY CHECK (only_row), theme text);
