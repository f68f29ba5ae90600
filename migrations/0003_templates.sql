-- Templates, their versions and the presets that prebuilt workspaces are made from.

-- Up Migration
CREATE TYPE prebuild_status AS ENUM ('healthy', 'hard_limited', 'validation_failed');

CREATE TABLE templates (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  created_by uuid NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted boolean NOT NULL DEFAULT false,
  name varchar(64) NOT NULL,
  display_name varchar(64) NOT NULL DEFAULT '',
  icon varchar(256) NOT NULL DEFAULT '',
  description varchar(128) NOT NULL DEFAULT '',
  provisioner provisioner_type NOT NULL,
  active_version_id uuid NOT NULL,
  default_ttl bigint NOT NULL DEFAULT 604800000000000,
  activity_bump bigint NOT NULL DEFAULT 3600000000000,
  failure_ttl bigint NOT NULL DEFAULT 0,
  time_til_dormant bigint NOT NULL DEFAULT 0,
  time_til_dormant_autodelete bigint NOT NULL DEFAULT 0,
  allow_user_autostart boolean NOT NULL DEFAULT true,
  allow_user_autostop boolean NOT NULL DEFAULT true,
  autostart_block_days_of_week smallint NOT NULL DEFAULT 0,
  require_active_version boolean NOT NULL DEFAULT false,
  user_acl jsonb NOT NULL DEFAULT '{}',
  group_acl jsonb NOT NULL DEFAULT '{}'
);

COMMENT ON COLUMN templates.active_version_id IS 'Version that new workspaces use; no foreign key, template and version refer to each other';
COMMENT ON COLUMN templates.default_ttl IS 'Nanoseconds';
COMMENT ON COLUMN templates.activity_bump IS 'Nanoseconds by which activity moves a deadline; 0 switches it off';
COMMENT ON COLUMN templates.failure_ttl IS 'Nanoseconds after which a failed start is stopped; 0 means never';
COMMENT ON COLUMN templates.time_til_dormant IS 'Nanoseconds without use until a workspace goes dormant; 0 means never';
COMMENT ON COLUMN templates.time_til_dormant_autodelete IS 'Nanoseconds until a dormant workspace is deleted; 0 means never';
COMMENT ON COLUMN templates.autostart_block_days_of_week IS 'One bit a weekday';

CREATE UNIQUE INDEX templates_organization_id_name_unique_idx
  ON templates (organization_id, lower(name)) WHERE NOT deleted;

CREATE TABLE template_versions (
  id uuid PRIMARY KEY,
  template_id uuid REFERENCES templates (id) ON DELETE CASCADE,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  name varchar(64) NOT NULL,
  job_id uuid NOT NULL,
  created_by uuid NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
  has_ai_task boolean,
  has_external_agent boolean,
  archived boolean NOT NULL DEFAULT false,
  readme varchar(1048576) NOT NULL DEFAULT '',
  message varchar(1048576) NOT NULL DEFAULT '',
  CONSTRAINT template_versions_template_id_name_key UNIQUE (template_id, name)
);

COMMENT ON COLUMN template_versions.has_ai_task IS 'NULL until the import job has completed';
COMMENT ON COLUMN template_versions.has_external_agent IS 'NULL until the import job has completed';

CREATE INDEX template_versions_has_ai_task_idx ON template_versions (has_ai_task);

CREATE TABLE template_version_presets (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  template_version_id uuid NOT NULL REFERENCES template_versions (id) ON DELETE CASCADE,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  desired_instances integer,
  invalidate_after_secs integer DEFAULT 0,
  prebuild_status prebuild_status NOT NULL DEFAULT 'healthy',
  is_default boolean NOT NULL DEFAULT false,
  CONSTRAINT template_version_presets_name_version_key UNIQUE (name, template_version_id)
);

CREATE UNIQUE INDEX template_version_presets_single_default_idx
  ON template_version_presets (template_version_id) WHERE is_default;

-- Down Migration
DROP TABLE template_version_presets;
DROP TABLE template_versions;
DROP TABLE templates;
DROP TYPE prebuild_status;
