-- What runs in a workspace: resources, the agents on them, the apps behind the agents.

-- Up Migration
CREATE TYPE workspace_agent_lifecycle_state AS ENUM (
  'created', 'starting', 'start_timeout', 'start_error', 'ready',
  'shutting_down', 'shutdown_timeout', 'shutdown_error', 'off'
);

CREATE TYPE workspace_app_health AS ENUM ('disabled', 'initializing', 'healthy', 'unhealthy');

CREATE TYPE workspace_app_status_state AS ENUM ('working', 'complete', 'failure', 'idle');

CREATE TYPE app_sharing_level AS ENUM ('owner', 'authenticated', 'organization', 'public');

CREATE TYPE workspace_app_open_in AS ENUM ('tab', 'window', 'slim-window');

CREATE TABLE workspace_resources (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  job_id uuid NOT NULL REFERENCES provisioner_jobs (id) ON DELETE CASCADE,
  transition workspace_transition NOT NULL,
  type varchar(192) NOT NULL,
  name varchar(64) NOT NULL,
  hide boolean NOT NULL DEFAULT false,
  icon varchar(256) NOT NULL DEFAULT '',
  instance_type varchar(256),
  daily_cost integer NOT NULL DEFAULT 0,
  module_path text
);

COMMENT ON COLUMN workspace_resources.job_id IS 'Resources belong to the job, not to the build: an import has resources too';

CREATE INDEX workspace_resources_job_id_idx ON workspace_resources (job_id);

CREATE TABLE workspace_agents (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  name varchar(64) NOT NULL,
  resource_id uuid NOT NULL REFERENCES workspace_resources (id) ON DELETE CASCADE,
  parent_id uuid REFERENCES workspace_agents (id) ON DELETE CASCADE,
  lifecycle_state workspace_agent_lifecycle_state NOT NULL DEFAULT 'created',
  started_at timestamptz,
  ready_at timestamptz,
  first_connected_at timestamptz,
  last_connected_at timestamptz,
  disconnected_at timestamptz,
  connection_timeout_seconds integer NOT NULL DEFAULT 0,
  auth_token uuid NOT NULL,
  architecture varchar(64) NOT NULL,
  operating_system varchar(64) NOT NULL,
  deleted boolean NOT NULL DEFAULT false
);

COMMENT ON COLUMN workspace_agents.parent_id IS 'Set for a sub-agent';
COMMENT ON COLUMN workspace_agents.deleted IS 'Agents of earlier builds stay for the rows that refer to them';

CREATE INDEX workspace_agents_resource_id_idx ON workspace_agents (resource_id);
CREATE INDEX workspace_agents_auth_token_idx ON workspace_agents (auth_token);

CREATE FUNCTION check_workspace_agent_name_unique() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  taken boolean;
BEGIN
  SELECT EXISTS (
    SELECT 1
    FROM workspace_resources own_resource
    JOIN workspace_builds build ON build.job_id = own_resource.job_id
    JOIN workspace_resources resource ON resource.job_id = build.job_id
    JOIN workspace_agents other ON other.resource_id = resource.id
    WHERE own_resource.id = NEW.resource_id
      AND other.id <> NEW.id
      AND other.name = NEW.name
      AND NOT other.deleted
  ) INTO taken;

  IF taken THEN
    RAISE EXCEPTION 'an agent named "%" already exists in this workspace build', NEW.name
      USING ERRCODE = 'unique_violation',
            SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME,
            COLUMN = 'name',
            CONSTRAINT = 'workspace_agents_name_unique_per_build';
  END IF;
  RETURN NEW;
END
$$;

COMMENT ON FUNCTION check_workspace_agent_name_unique() IS 'One live agent of a name in each build; template imports are exempt';

CREATE TRIGGER check_workspace_agent_name_unique
BEFORE INSERT OR UPDATE OF name, resource_id ON workspace_agents
FOR EACH ROW
EXECUTE FUNCTION check_workspace_agent_name_unique();

CREATE TABLE workspace_apps (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  agent_id uuid NOT NULL REFERENCES workspace_agents (id) ON DELETE CASCADE,
  slug text NOT NULL,
  display_name varchar(64) NOT NULL,
  icon varchar(256) NOT NULL,
  url varchar(65534),
  command varchar(65534),
  healthcheck_url text NOT NULL DEFAULT '',
  healthcheck_interval integer NOT NULL DEFAULT 0,
  healthcheck_threshold integer NOT NULL DEFAULT 0,
  health workspace_app_health NOT NULL DEFAULT 'disabled',
  subdomain boolean NOT NULL DEFAULT false,
  external boolean NOT NULL DEFAULT false,
  hidden boolean NOT NULL DEFAULT false,
  sharing_level app_sharing_level NOT NULL DEFAULT 'owner',
  display_order integer NOT NULL DEFAULT 0,
  open_in workspace_app_open_in NOT NULL DEFAULT 'slim-window',
  CONSTRAINT workspace_apps_agent_id_slug_key UNIQUE (agent_id, slug)
);

-- Append-only. No cascade: a status must never vanish because an agent or an app is cleaned up.
CREATE TABLE workspace_app_statuses (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  created_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  agent_id uuid NOT NULL REFERENCES workspace_agents (id),
  app_id uuid NOT NULL REFERENCES workspace_apps (id),
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  state workspace_app_status_state NOT NULL,
  message text NOT NULL,
  uri text
);

CREATE INDEX workspace_app_statuses_app_id_created_at_idx
  ON workspace_app_statuses (app_id, created_at DESC);
CREATE INDEX workspace_app_statuses_workspace_id_created_at_idx
  ON workspace_app_statuses (workspace_id, created_at DESC);

-- Down Migration
DROP TABLE workspace_app_statuses;
DROP TABLE workspace_apps;
DROP TABLE workspace_agents;
DROP FUNCTION check_workspace_agent_name_unique();
DROP TABLE workspace_resources;
DROP TYPE workspace_app_open_in;
DROP TYPE app_sharing_level;
DROP TYPE workspace_app_status_state;
DROP TYPE workspace_app_health;
DROP TYPE workspace_agent_lifecycle_state;
