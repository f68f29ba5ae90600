-- Workspaces and their numbered builds.

-- Up Migration
CREATE TYPE automatic_updates AS ENUM ('always', 'never');

CREATE TYPE workspace_transition AS ENUM ('start', 'stop', 'delete');

CREATE TYPE build_reason AS ENUM (
  'initiator', 'autostart', 'autostop', 'dormancy', 'failedstop', 'autodelete',
  'dashboard', 'cli', 'ssh_connection', 'vscode_connection', 'jetbrains_connection'
);

CREATE TABLE workspaces (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  owner_id uuid NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE RESTRICT,
  template_id uuid NOT NULL REFERENCES templates (id) ON DELETE RESTRICT,
  deleted boolean NOT NULL DEFAULT false,
  name varchar(64) NOT NULL,
  autostart_schedule text,
  ttl bigint,
  last_used_at timestamptz NOT NULL DEFAULT '0001-01-01 00:00:00+00',
  dormant_at timestamptz,
  deleting_at timestamptz,
  automatic_updates automatic_updates NOT NULL DEFAULT 'never',
  favorite boolean NOT NULL DEFAULT false,
  next_start_at timestamptz,
  group_acl jsonb NOT NULL DEFAULT '{}',
  user_acl jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT workspaces_group_acl_is_object CHECK (jsonb_typeof(group_acl) = 'object'),
  CONSTRAINT workspaces_user_acl_is_object CHECK (jsonb_typeof(user_acl) = 'object')
);

COMMENT ON COLUMN workspaces.autostart_schedule IS 'Cron expression, usually with a CRON_TZ= prefix';
COMMENT ON COLUMN workspaces.ttl IS 'Nanoseconds; NULL means that the workspace does not stop by itself';
COMMENT ON COLUMN workspaces.next_start_at IS 'Next allowed autostart; NULL means that it has to be computed';
COMMENT ON COLUMN workspaces.group_acl IS 'Object keyed by group id';
COMMENT ON COLUMN workspaces.user_acl IS 'Object keyed by user id';

CREATE UNIQUE INDEX workspaces_owner_id_name_unique_idx
  ON workspaces (owner_id, lower(name)) WHERE NOT deleted;
CREATE INDEX workspaces_template_id_idx ON workspaces (template_id) WHERE NOT deleted;
CREATE INDEX workspaces_next_start_at_idx ON workspaces (next_start_at) WHERE NOT deleted;

CREATE FUNCTION nullify_next_start_at() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE workspaces SET next_start_at = NULL WHERE id = NEW.id;
  RETURN NULL;
END
$$;

COMMENT ON FUNCTION nullify_next_start_at() IS 'Forgets a computed autostart that the update has made stale';

-- The condition is false for the update that the function itself makes, so the recursion ends.
-- <> and = are meant: a schedule that appears or disappears leaves next_start_at alone.
CREATE TRIGGER nullify_next_start_at
AFTER UPDATE ON workspaces
FOR EACH ROW
WHEN (
  (NEW.autostart_schedule <> OLD.autostart_schedule AND NEW.next_start_at = OLD.next_start_at)
  OR (NEW.dormant_at IS NOT NULL AND NEW.next_start_at IS NOT NULL)
)
EXECUTE FUNCTION nullify_next_start_at();

CREATE TABLE workspace_builds (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  template_version_id uuid NOT NULL REFERENCES template_versions (id) ON DELETE CASCADE,
  build_number integer NOT NULL,
  transition workspace_transition NOT NULL,
  initiator_id uuid NOT NULL,
  job_id uuid NOT NULL UNIQUE REFERENCES provisioner_jobs (id) ON DELETE CASCADE,
  deadline timestamptz NOT NULL DEFAULT '0001-01-01 00:00:00+00',
  max_deadline timestamptz NOT NULL DEFAULT '0001-01-01 00:00:00+00',
  reason build_reason NOT NULL DEFAULT 'initiator',
  daily_cost integer NOT NULL DEFAULT 0,
  template_version_preset_id uuid REFERENCES template_version_presets (id) ON DELETE SET NULL,
  has_ai_task boolean,
  has_external_agent boolean,
  provisioner_state bytea,
  CONSTRAINT workspace_builds_workspace_id_build_number_key UNIQUE (workspace_id, build_number),
  CONSTRAINT workspace_builds_deadline_below_max_deadline CHECK (
    max_deadline = '0001-01-01 00:00:00+00'
    OR (deadline <> '0001-01-01 00:00:00+00' AND deadline <= max_deadline)
  )
);

COMMENT ON COLUMN workspace_builds.build_number IS 'Starts at 1 for each workspace and grows by 1';
COMMENT ON COLUMN workspace_builds.deadline IS 'Time of the automatic stop; 0001-01-01 00:00:00+00 means none';
COMMENT ON COLUMN workspace_builds.max_deadline IS 'Latest allowed deadline; 0001-01-01 00:00:00+00 means no limit';
COMMENT ON COLUMN workspace_builds.has_ai_task IS 'NULL until the build has completed';
COMMENT ON COLUMN workspace_builds.has_external_agent IS 'NULL until the build has completed';

CREATE INDEX workspace_builds_initiator_id_idx ON workspace_builds (initiator_id);

-- Down Migration
DROP TABLE workspace_builds;
DROP TABLE workspaces;
DROP FUNCTION nullify_next_start_at();
DROP TYPE build_reason;
DROP TYPE workspace_transition;
DROP TYPE automatic_updates;
