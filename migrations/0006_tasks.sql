-- Tasks: a prompt, the workspace that works on it, and the app of each build that it talks to.

-- Up Migration
CREATE TABLE tasks (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  owner_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name text NOT NULL,
  workspace_id uuid REFERENCES workspaces (id) ON DELETE CASCADE,
  template_version_id uuid NOT NULL REFERENCES template_versions (id) ON DELETE CASCADE,
  template_parameters jsonb NOT NULL DEFAULT '{}',
  prompt text NOT NULL,
  created_at timestamptz NOT NULL,
  deleted_at timestamptz
);

COMMENT ON COLUMN tasks.workspace_id IS 'NULL until a workspace is linked';
COMMENT ON COLUMN tasks.deleted_at IS 'Set by a soft delete, which also frees the name';

CREATE INDEX tasks_workspace_id_idx ON tasks (workspace_id);
CREATE INDEX tasks_owner_id_idx ON tasks (owner_id);
CREATE INDEX tasks_organization_id_idx ON tasks (organization_id);
CREATE UNIQUE INDEX tasks_owner_id_name_unique_idx ON tasks (owner_id, lower(name)) WHERE deleted_at IS NULL;

CREATE TABLE task_workspace_apps (
  task_id uuid NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  workspace_agent_id uuid REFERENCES workspace_agents (id) ON DELETE CASCADE,
  workspace_app_id uuid REFERENCES workspace_apps (id) ON DELETE CASCADE,
  workspace_build_number integer NOT NULL,
  PRIMARY KEY (task_id, workspace_build_number)
);

COMMENT ON TABLE task_workspace_apps IS 'One row for each build of a task''s workspace; agent and app are NULL until the build completes, and stay so for a stop';
COMMENT ON COLUMN task_workspace_apps.workspace_build_number IS 'Number of a build of the task''s workspace; no foreign key, the build may be gone';

-- Down Migration
DROP TABLE task_workspace_apps;
DROP TABLE tasks;
