CREATE DOMAIN email AS text;
CREATE TABLE workspaces (id uuid PRIMARY KEY, owner email NOT NULL);
CREATE TABLE tasks (
  id uuid PRIMARY KEY,
  workspace_id uuid REFERENCES workspaces,
  parent_id uuid REFERENCES tasks,
  note_id uuid REFERENCES tasks,
  reviewers uuid[] NOT NULL DEFAULT '{}',
  number bigint NOT NULL UNIQUE,
  bytes bigint NOT NULL DEFAULT 0,
  cost numeric NOT NULL DEFAULT 0,
  due date,
  labels jsonb NOT NULL DEFAULT '[]',
  settings jsonb NOT NULL DEFAULT '{}',
  payload jsonb
);
CREATE VIEW open_tasks AS
  SELECT t.id AS task_id, w.id AS workspace_id, t.payload, w.owner FROM tasks t LEFT JOIN workspaces w ON w.id = t.workspace_id;
