-- The schema after all migrations, from the catalogue of PostgreSQL 18; a test compares it.
-- To write it anew: UPDATE_SNAPSHOTS=1 npx vitest run --config test/vitest.config.ts test/migrations/schema-snapshot.test.ts

CREATE TYPE agent_id_name_pair AS (
  id uuid,
  name text
);

CREATE TYPE app_sharing_level AS ENUM (
  'owner',
  'authenticated',
  'organization',
  'public'
);

CREATE TYPE automatic_updates AS ENUM (
  'always',
  'never'
);

CREATE TYPE build_reason AS ENUM (
  'initiator',
  'autostart',
  'autostop',
  'dormancy',
  'failedstop',
  'autodelete',
  'dashboard',
  'cli',
  'ssh_connection',
  'vscode_connection',
  'jetbrains_connection',
  'task_auto_pause',
  'task_manual_pause',
  'task_resume'
);

CREATE TYPE login_type AS ENUM (
  'password',
  'github',
  'oidc',
  'token',
  'none',
  'oauth2_provider_app'
);

CREATE DOMAIN milliseconds AS bigint
  CONSTRAINT milliseconds_not_negative CHECK ((VALUE >= 0));

CREATE TYPE prebuild_status AS ENUM (
  'healthy',
  'hard_limited',
  'validation_failed'
);

CREATE TYPE provisioner_job_status AS ENUM (
  'pending',
  'running',
  'succeeded',
  'canceling',
  'canceled',
  'failed',
  'unknown'
);

CREATE TYPE provisioner_job_type AS ENUM (
  'template_version_import',
  'workspace_build',
  'template_version_dry_run'
);

CREATE TYPE provisioner_storage_method AS ENUM (
  'file'
);

CREATE TYPE provisioner_type AS ENUM (
  'echo',
  'terraform'
);

CREATE TYPE task_status AS ENUM (
  'pending',
  'initializing',
  'active',
  'paused',
  'unknown',
  'error'
);

CREATE TYPE user_status AS ENUM (
  'active',
  'suspended',
  'dormant'
);

CREATE TYPE workspace_agent_lifecycle_state AS ENUM (
  'created',
  'starting',
  'start_timeout',
  'start_error',
  'ready',
  'shutting_down',
  'shutdown_timeout',
  'shutdown_error',
  'off'
);

CREATE TYPE workspace_agent_status AS ENUM (
  'connecting',
  'connected',
  'disconnected',
  'timeout'
);

CREATE TYPE workspace_app_health AS ENUM (
  'disabled',
  'initializing',
  'healthy',
  'unhealthy'
);

CREATE TYPE workspace_app_open_in AS ENUM (
  'tab',
  'window',
  'slim-window'
);

CREATE TYPE workspace_app_status_state AS ENUM (
  'working',
  'complete',
  'failure',
  'idle'
);

CREATE TYPE workspace_transition AS ENUM (
  'start',
  'stop',
  'delete'
);

CREATE TABLE groups (
  id uuid NOT NULL,
  name text NOT NULL,
  organization_id uuid NOT NULL,
  avatar_url text NOT NULL DEFAULT ''::text,
  CONSTRAINT groups_pkey PRIMARY KEY (id),
  CONSTRAINT groups_name_organization_id_key UNIQUE (name, organization_id),
  CONSTRAINT groups_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE
);

CREATE TABLE organizations (
  id uuid NOT NULL,
  name text NOT NULL,
  display_name text NOT NULL,
  description text NOT NULL,
  icon text NOT NULL DEFAULT ''::text,
  is_default boolean NOT NULL DEFAULT false,
  deleted boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT organizations_pkey PRIMARY KEY (id)
);

CREATE TABLE provisioner_jobs (
  id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  started_at timestamp with time zone,
  canceled_at timestamp with time zone,
  completed_at timestamp with time zone,
  error text,
  error_code text,
  organization_id uuid NOT NULL,
  initiator_id uuid NOT NULL,
  provisioner provisioner_type NOT NULL,
  storage_method provisioner_storage_method NOT NULL,
  type provisioner_job_type NOT NULL,
  input jsonb NOT NULL,
  worker_id uuid,
  file_id uuid NOT NULL,
  tags jsonb NOT NULL DEFAULT '{"scope": "organization"}'::jsonb,
  job_status provisioner_job_status NOT NULL GENERATED ALWAYS AS (
CASE
    WHEN (error <> ''::text) THEN 'failed'::provisioner_job_status
    WHEN ((completed_at IS NOT NULL) AND (canceled_at IS NOT NULL)) THEN 'canceled'::provisioner_job_status
    WHEN (completed_at IS NOT NULL) THEN 'succeeded'::provisioner_job_status
    WHEN (canceled_at IS NOT NULL) THEN 'canceling'::provisioner_job_status
    WHEN (started_at IS NOT NULL) THEN 'running'::provisioner_job_status
    ELSE 'pending'::provisioner_job_status
END) STORED,
  CONSTRAINT provisioner_jobs_pkey PRIMARY KEY (id),
  CONSTRAINT provisioner_jobs_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE
);

CREATE TABLE task_snapshots (
  task_id uuid NOT NULL,
  log_snapshot jsonb NOT NULL,
  log_snapshot_created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT task_snapshots_pkey PRIMARY KEY (task_id),
  CONSTRAINT task_snapshots_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE CASCADE
);

CREATE TABLE task_workspace_apps (
  task_id uuid NOT NULL,
  workspace_agent_id uuid,
  workspace_app_id uuid,
  workspace_build_number integer NOT NULL,
  CONSTRAINT task_workspace_apps_pkey PRIMARY KEY (task_id, workspace_build_number),
  CONSTRAINT task_workspace_apps_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE CASCADE,
  CONSTRAINT task_workspace_apps_workspace_agent_id_fkey FOREIGN KEY (workspace_agent_id) REFERENCES workspace_agents(id) ON DELETE CASCADE,
  CONSTRAINT task_workspace_apps_workspace_app_id_fkey FOREIGN KEY (workspace_app_id) REFERENCES workspace_apps(id) ON DELETE CASCADE
);

CREATE TABLE tasks (
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  owner_id uuid NOT NULL,
  name text NOT NULL,
  workspace_id uuid,
  template_version_id uuid NOT NULL,
  template_parameters jsonb NOT NULL DEFAULT '{}'::jsonb,
  prompt text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  deleted_at timestamp with time zone,
  display_name character varying(127) NOT NULL DEFAULT ''::character varying,
  CONSTRAINT tasks_pkey PRIMARY KEY (id),
  CONSTRAINT tasks_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  CONSTRAINT tasks_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT tasks_template_version_id_fkey FOREIGN KEY (template_version_id) REFERENCES template_versions(id) ON DELETE CASCADE,
  CONSTRAINT tasks_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);

CREATE TABLE template_version_presets (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  template_version_id uuid NOT NULL,
  name text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  desired_instances integer,
  invalidate_after_secs integer DEFAULT 0,
  prebuild_status prebuild_status NOT NULL DEFAULT 'healthy'::prebuild_status,
  is_default boolean NOT NULL DEFAULT false,
  CONSTRAINT template_version_presets_pkey PRIMARY KEY (id),
  CONSTRAINT template_version_presets_name_version_key UNIQUE (name, template_version_id),
  CONSTRAINT template_version_presets_template_version_id_fkey FOREIGN KEY (template_version_id) REFERENCES template_versions(id) ON DELETE CASCADE
);

CREATE TABLE template_versions (
  id uuid NOT NULL,
  template_id uuid,
  organization_id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  name character varying(64) NOT NULL,
  job_id uuid NOT NULL,
  created_by uuid NOT NULL,
  has_ai_task boolean,
  has_external_agent boolean,
  archived boolean NOT NULL DEFAULT false,
  readme character varying(1048576) NOT NULL DEFAULT ''::character varying,
  message character varying(1048576) NOT NULL DEFAULT ''::character varying,
  CONSTRAINT template_versions_pkey PRIMARY KEY (id),
  CONSTRAINT template_versions_template_id_name_key UNIQUE (template_id, name),
  CONSTRAINT template_versions_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE RESTRICT,
  CONSTRAINT template_versions_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  CONSTRAINT template_versions_template_id_fkey FOREIGN KEY (template_id) REFERENCES templates(id) ON DELETE CASCADE
);

CREATE TABLE templates (
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  deleted boolean NOT NULL DEFAULT false,
  name character varying(64) NOT NULL,
  display_name character varying(64) NOT NULL DEFAULT ''::character varying,
  icon character varying(256) NOT NULL DEFAULT ''::character varying,
  description character varying(128) NOT NULL DEFAULT ''::character varying,
  provisioner provisioner_type NOT NULL,
  active_version_id uuid NOT NULL,
  default_ttl bigint NOT NULL DEFAULT '604800000000000'::bigint,
  activity_bump bigint NOT NULL DEFAULT '3600000000000'::bigint,
  failure_ttl bigint NOT NULL DEFAULT 0,
  time_til_dormant bigint NOT NULL DEFAULT 0,
  time_til_dormant_autodelete bigint NOT NULL DEFAULT 0,
  allow_user_autostart boolean NOT NULL DEFAULT true,
  allow_user_autostop boolean NOT NULL DEFAULT true,
  autostart_block_days_of_week smallint NOT NULL DEFAULT 0,
  require_active_version boolean NOT NULL DEFAULT false,
  user_acl jsonb NOT NULL DEFAULT '{}'::jsonb,
  group_acl jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT templates_pkey PRIMARY KEY (id),
  CONSTRAINT templates_durations_not_negative CHECK (((default_ttl >= 0) AND (activity_bump >= 0) AND (failure_ttl >= 0) AND (time_til_dormant >= 0) AND (time_til_dormant_autodelete >= 0))),
  CONSTRAINT templates_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE RESTRICT,
  CONSTRAINT templates_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE
);

CREATE TABLE users (
  id uuid NOT NULL,
  email text NOT NULL,
  username text NOT NULL DEFAULT ''::text,
  name text NOT NULL DEFAULT ''::text,
  avatar_url text NOT NULL DEFAULT ''::text,
  status user_status NOT NULL DEFAULT 'dormant'::user_status,
  deleted boolean NOT NULL DEFAULT false,
  is_system boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  login_type login_type NOT NULL DEFAULT 'password'::login_type,
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_username_not_empty CHECK ((length(username) >= 1))
);

CREATE TABLE workspace_agents (
  id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  name character varying(64) NOT NULL,
  resource_id uuid NOT NULL,
  parent_id uuid,
  lifecycle_state workspace_agent_lifecycle_state NOT NULL DEFAULT 'created'::workspace_agent_lifecycle_state,
  started_at timestamp with time zone,
  ready_at timestamp with time zone,
  first_connected_at timestamp with time zone,
  last_connected_at timestamp with time zone,
  disconnected_at timestamp with time zone,
  connection_timeout_seconds integer NOT NULL DEFAULT 0,
  auth_token uuid NOT NULL,
  architecture character varying(64) NOT NULL,
  operating_system character varying(64) NOT NULL,
  deleted boolean NOT NULL DEFAULT false,
  CONSTRAINT workspace_agents_pkey PRIMARY KEY (id),
  CONSTRAINT workspace_agents_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES workspace_agents(id) ON DELETE CASCADE,
  CONSTRAINT workspace_agents_resource_id_fkey FOREIGN KEY (resource_id) REFERENCES workspace_resources(id) ON DELETE CASCADE
);

CREATE TABLE workspace_app_statuses (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  created_at timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  agent_id uuid NOT NULL,
  app_id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  state workspace_app_status_state NOT NULL,
  message text NOT NULL,
  uri text,
  CONSTRAINT workspace_app_statuses_pkey PRIMARY KEY (id),
  CONSTRAINT workspace_app_statuses_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES workspace_agents(id),
  CONSTRAINT workspace_app_statuses_app_id_fkey FOREIGN KEY (app_id) REFERENCES workspace_apps(id),
  CONSTRAINT workspace_app_statuses_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
);

CREATE TABLE workspace_apps (
  id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  agent_id uuid NOT NULL,
  slug text NOT NULL,
  display_name character varying(64) NOT NULL,
  icon character varying(256) NOT NULL,
  url character varying(65534),
  command character varying(65534),
  healthcheck_url text NOT NULL DEFAULT ''::text,
  healthcheck_interval integer NOT NULL DEFAULT 0,
  healthcheck_threshold integer NOT NULL DEFAULT 0,
  health workspace_app_health NOT NULL DEFAULT 'disabled'::workspace_app_health,
  subdomain boolean NOT NULL DEFAULT false,
  external boolean NOT NULL DEFAULT false,
  hidden boolean NOT NULL DEFAULT false,
  sharing_level app_sharing_level NOT NULL DEFAULT 'owner'::app_sharing_level,
  display_order integer NOT NULL DEFAULT 0,
  open_in workspace_app_open_in NOT NULL DEFAULT 'slim-window'::workspace_app_open_in,
  CONSTRAINT workspace_apps_pkey PRIMARY KEY (id),
  CONSTRAINT workspace_apps_agent_id_slug_key UNIQUE (agent_id, slug),
  CONSTRAINT workspace_apps_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES workspace_agents(id) ON DELETE CASCADE
);

CREATE TABLE workspace_build_parameters (
  workspace_build_id uuid NOT NULL,
  name text NOT NULL,
  value text NOT NULL,
  CONSTRAINT workspace_build_parameters_pkey PRIMARY KEY (workspace_build_id, name),
  CONSTRAINT workspace_build_parameters_workspace_build_id_fkey FOREIGN KEY (workspace_build_id) REFERENCES workspace_builds(id) ON DELETE CASCADE
);

CREATE TABLE workspace_builds (
  id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  workspace_id uuid NOT NULL,
  template_version_id uuid NOT NULL,
  build_number integer NOT NULL,
  transition workspace_transition NOT NULL,
  initiator_id uuid NOT NULL,
  job_id uuid NOT NULL,
  deadline timestamp with time zone NOT NULL DEFAULT '0001-01-01 00:00:00+00'::timestamp with time zone,
  max_deadline timestamp with time zone NOT NULL DEFAULT '0001-01-01 00:00:00+00'::timestamp with time zone,
  reason build_reason NOT NULL DEFAULT 'initiator'::build_reason,
  daily_cost integer NOT NULL DEFAULT 0,
  template_version_preset_id uuid,
  has_ai_task boolean,
  has_external_agent boolean,
  provisioner_state bytea,
  CONSTRAINT workspace_builds_pkey PRIMARY KEY (id),
  CONSTRAINT workspace_builds_job_id_key UNIQUE (job_id),
  CONSTRAINT workspace_builds_workspace_id_build_number_key UNIQUE (workspace_id, build_number),
  CONSTRAINT workspace_builds_deadline_below_max_deadline CHECK (((max_deadline = '0001-01-01 00:00:00+00'::timestamp with time zone) OR ((deadline <> '0001-01-01 00:00:00+00'::timestamp with time zone) AND (deadline <= max_deadline)))),
  CONSTRAINT workspace_builds_job_id_fkey FOREIGN KEY (job_id) REFERENCES provisioner_jobs(id) ON DELETE CASCADE,
  CONSTRAINT workspace_builds_template_version_id_fkey FOREIGN KEY (template_version_id) REFERENCES template_versions(id) ON DELETE CASCADE,
  CONSTRAINT workspace_builds_template_version_preset_id_fkey FOREIGN KEY (template_version_preset_id) REFERENCES template_version_presets(id) ON DELETE SET NULL,
  CONSTRAINT workspace_builds_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);

CREATE TABLE workspace_resources (
  id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  job_id uuid NOT NULL,
  transition workspace_transition NOT NULL,
  type character varying(192) NOT NULL,
  name character varying(64) NOT NULL,
  hide boolean NOT NULL DEFAULT false,
  icon character varying(256) NOT NULL DEFAULT ''::character varying,
  instance_type character varying(256),
  daily_cost integer NOT NULL DEFAULT 0,
  module_path text,
  CONSTRAINT workspace_resources_pkey PRIMARY KEY (id),
  CONSTRAINT workspace_resources_job_id_fkey FOREIGN KEY (job_id) REFERENCES provisioner_jobs(id) ON DELETE CASCADE
);

CREATE TABLE workspaces (
  id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  owner_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  template_id uuid NOT NULL,
  deleted boolean NOT NULL DEFAULT false,
  name character varying(64) NOT NULL,
  autostart_schedule text,
  ttl bigint,
  last_used_at timestamp with time zone NOT NULL DEFAULT '0001-01-01 00:00:00+00'::timestamp with time zone,
  dormant_at timestamp with time zone,
  deleting_at timestamp with time zone,
  automatic_updates automatic_updates NOT NULL DEFAULT 'never'::automatic_updates,
  favorite boolean NOT NULL DEFAULT false,
  next_start_at timestamp with time zone,
  group_acl jsonb NOT NULL DEFAULT '{}'::jsonb,
  user_acl jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT workspaces_pkey PRIMARY KEY (id),
  CONSTRAINT workspaces_group_acl_is_object CHECK ((jsonb_typeof(group_acl) = 'object'::text)),
  CONSTRAINT workspaces_ttl_not_negative CHECK ((ttl >= 0)),
  CONSTRAINT workspaces_user_acl_is_object CHECK ((jsonb_typeof(user_acl) = 'object'::text)),
  CONSTRAINT workspaces_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE RESTRICT,
  CONSTRAINT workspaces_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES users(id) ON DELETE RESTRICT,
  CONSTRAINT workspaces_template_id_fkey FOREIGN KEY (template_id) REFERENCES templates(id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX organizations_name_lower_unique_idx ON public.organizations USING btree (lower(name)) WHERE (NOT deleted);

CREATE UNIQUE INDEX organizations_single_default_idx ON public.organizations USING btree (is_default) WHERE is_default;

CREATE INDEX provisioner_jobs_job_status_idx ON public.provisioner_jobs USING btree (job_status);

CREATE INDEX provisioner_jobs_not_started_idx ON public.provisioner_jobs USING btree (started_at) WHERE (started_at IS NULL);

CREATE INDEX tasks_organization_id_idx ON public.tasks USING btree (organization_id);

CREATE INDEX tasks_owner_id_idx ON public.tasks USING btree (owner_id);

CREATE UNIQUE INDEX tasks_owner_id_name_unique_idx ON public.tasks USING btree (owner_id, lower(name)) WHERE (deleted_at IS NULL);

CREATE INDEX tasks_workspace_id_idx ON public.tasks USING btree (workspace_id);

CREATE UNIQUE INDEX template_version_presets_single_default_idx ON public.template_version_presets USING btree (template_version_id) WHERE is_default;

CREATE INDEX template_versions_has_ai_task_idx ON public.template_versions USING btree (has_ai_task);

CREATE UNIQUE INDEX templates_organization_id_name_unique_idx ON public.templates USING btree (organization_id, lower((name)::text)) WHERE (NOT deleted);

CREATE UNIQUE INDEX users_email_lower_unique_idx ON public.users USING btree (lower(email)) WHERE ((NOT deleted) AND (email <> ''::text));

CREATE UNIQUE INDEX users_email_unique_idx ON public.users USING btree (email) WHERE ((NOT deleted) AND (email <> ''::text));

CREATE UNIQUE INDEX users_username_lower_unique_idx ON public.users USING btree (lower(username)) WHERE (NOT deleted);

CREATE UNIQUE INDEX users_username_unique_idx ON public.users USING btree (username) WHERE (NOT deleted);

CREATE INDEX workspace_agents_auth_token_idx ON public.workspace_agents USING btree (auth_token);

CREATE INDEX workspace_agents_resource_id_idx ON public.workspace_agents USING btree (resource_id);

CREATE INDEX workspace_app_statuses_app_id_created_at_state_idx ON public.workspace_app_statuses USING btree (app_id, created_at DESC) INCLUDE (state);

CREATE INDEX workspace_app_statuses_workspace_id_created_at_idx ON public.workspace_app_statuses USING btree (workspace_id, created_at DESC);

CREATE INDEX workspace_builds_created_at_idx ON public.workspace_builds USING btree (created_at, workspace_id);

CREATE INDEX workspace_builds_initiator_id_idx ON public.workspace_builds USING btree (initiator_id);

CREATE INDEX workspace_resources_job_id_idx ON public.workspace_resources USING btree (job_id);

CREATE INDEX workspaces_next_start_at_idx ON public.workspaces USING btree (next_start_at) WHERE (NOT deleted);

CREATE UNIQUE INDEX workspaces_owner_id_name_unique_idx ON public.workspaces USING btree (owner_id, lower((name)::text)) WHERE (NOT deleted);

CREATE INDEX workspaces_template_id_idx ON public.workspaces USING btree (template_id) WHERE (NOT deleted);

CREATE OR REPLACE FUNCTION public.check_workspace_agent_name_unique()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$

CREATE OR REPLACE FUNCTION public.nullify_next_start_at()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE workspaces SET next_start_at = NULL WHERE id = NEW.id;
  RETURN NULL;
END
$function$

CREATE TRIGGER check_workspace_agent_name_unique BEFORE INSERT OR UPDATE OF name, resource_id ON public.workspace_agents FOR EACH ROW EXECUTE FUNCTION check_workspace_agent_name_unique();

CREATE TRIGGER nullify_next_start_at AFTER UPDATE ON public.workspaces FOR EACH ROW WHEN ((((new.autostart_schedule <> old.autostart_schedule) AND (new.next_start_at = old.next_start_at)) OR ((new.dormant_at IS NOT NULL) AND (new.next_start_at IS NOT NULL)))) EXECUTE FUNCTION nullify_next_start_at();

CREATE VIEW tasks_with_status AS
 SELECT tasks.id,
    tasks.organization_id,
    tasks.owner_id,
    tasks.name,
    tasks.workspace_id,
    tasks.template_version_id,
    tasks.template_parameters,
    tasks.prompt,
    tasks.created_at,
    tasks.deleted_at,
    tasks.display_name,
    COALESCE(workspaces.group_acl, '{}'::jsonb) AS workspace_group_acl,
    COALESCE(workspaces.user_acl, '{}'::jsonb) AS workspace_user_acl,
        CASE
            WHEN (tasks.workspace_id IS NULL) THEN 'pending'::task_status
            WHEN (verdict.build <> 'active'::task_status) THEN verdict.build
            WHEN (verdict.agent <> 'active'::task_status) THEN verdict.agent
            ELSE verdict.app
        END AS status,
    jsonb_build_object('build', jsonb_build_object('transition', build.transition, 'job_status', job.job_status, 'computed', verdict.build), 'agent', jsonb_build_object('lifecycle_state', agent.lifecycle_state, 'computed', verdict.agent), 'app', jsonb_build_object('health', app.health, 'computed', verdict.app)) AS status_debug,
    binding.workspace_build_number,
    binding.workspace_agent_id,
    binding.workspace_app_id,
    agent.lifecycle_state AS workspace_agent_lifecycle_state,
    app.health AS workspace_app_health,
    owner.username AS owner_username,
    owner.name AS owner_name,
    owner.avatar_url AS owner_avatar_url
   FROM ((((((((tasks
     JOIN visible_users owner ON ((owner.id = tasks.owner_id)))
     LEFT JOIN workspaces ON ((workspaces.id = tasks.workspace_id)))
     LEFT JOIN LATERAL ( SELECT task_workspace_apps.workspace_build_number,
            task_workspace_apps.workspace_agent_id,
            task_workspace_apps.workspace_app_id
           FROM task_workspace_apps
          WHERE (task_workspace_apps.task_id = tasks.id)
          ORDER BY task_workspace_apps.workspace_build_number DESC
         LIMIT 1) binding ON (true))
     LEFT JOIN workspace_builds build ON (((build.workspace_id = tasks.workspace_id) AND (build.build_number = binding.workspace_build_number))))
     LEFT JOIN provisioner_jobs job ON ((job.id = build.job_id)))
     LEFT JOIN workspace_agents agent ON ((agent.id = binding.workspace_agent_id)))
     LEFT JOIN workspace_apps app ON ((app.id = binding.workspace_app_id)))
     CROSS JOIN LATERAL ( SELECT
                CASE
                    WHEN (job.job_status IS NULL) THEN 'pending'::task_status
                    WHEN (job.job_status = ANY (ARRAY['failed'::provisioner_job_status, 'canceling'::provisioner_job_status, 'canceled'::provisioner_job_status])) THEN 'error'::task_status
                    WHEN ((build.transition = ANY (ARRAY['stop'::workspace_transition, 'delete'::workspace_transition])) AND (job.job_status = 'succeeded'::provisioner_job_status)) THEN 'paused'::task_status
                    WHEN ((build.transition = 'start'::workspace_transition) AND (job.job_status = 'pending'::provisioner_job_status)) THEN 'pending'::task_status
                    WHEN ((build.transition = 'start'::workspace_transition) AND (job.job_status = ANY (ARRAY['running'::provisioner_job_status, 'succeeded'::provisioner_job_status]))) THEN 'active'::task_status
                    ELSE 'unknown'::task_status
                END AS build,
                CASE
                    WHEN (agent.lifecycle_state IS NULL) THEN 'initializing'::task_status
                    WHEN (agent.lifecycle_state = ANY (ARRAY['created'::workspace_agent_lifecycle_state, 'starting'::workspace_agent_lifecycle_state])) THEN 'initializing'::task_status
                    WHEN (agent.lifecycle_state = ANY (ARRAY['ready'::workspace_agent_lifecycle_state, 'start_timeout'::workspace_agent_lifecycle_state, 'start_error'::workspace_agent_lifecycle_state])) THEN 'active'::task_status
                    ELSE 'unknown'::task_status
                END AS agent,
                CASE
                    WHEN (app.health = 'initializing'::workspace_app_health) THEN 'initializing'::task_status
                    WHEN (app.health = 'unhealthy'::workspace_app_health) THEN 'error'::task_status
                    WHEN (app.health = ANY (ARRAY['healthy'::workspace_app_health, 'disabled'::workspace_app_health])) THEN 'active'::task_status
                    ELSE 'unknown'::task_status
                END AS app) verdict)
  WHERE (tasks.deleted_at IS NULL);
-- columns: id uuid, organization_id uuid, owner_id uuid, name text, workspace_id uuid, template_version_id uuid, template_parameters jsonb, prompt text, created_at timestamp with time zone, deleted_at timestamp with time zone, display_name character varying(127), workspace_group_acl jsonb, workspace_user_acl jsonb, status task_status, status_debug jsonb, workspace_build_number integer, workspace_agent_id uuid, workspace_app_id uuid, workspace_agent_lifecycle_state workspace_agent_lifecycle_state, workspace_app_health workspace_app_health, owner_username text, owner_name text, owner_avatar_url text

CREATE VIEW visible_users AS
 SELECT id,
    username,
    name,
    avatar_url
   FROM users;
-- columns: id uuid, username text, name text, avatar_url text

CREATE VIEW workspace_latest_builds AS
 SELECT latest.id,
    latest.workspace_id,
    latest.template_version_id,
    latest.job_id,
    latest.template_version_preset_id,
    latest.transition,
    latest.created_at,
    latest.job_status
   FROM (workspaces
     LEFT JOIN LATERAL ( SELECT workspace_builds.id,
            workspace_builds.workspace_id,
            workspace_builds.template_version_id,
            workspace_builds.job_id,
            workspace_builds.template_version_preset_id,
            workspace_builds.transition,
            workspace_builds.created_at,
            provisioner_jobs.job_status
           FROM (workspace_builds
             JOIN provisioner_jobs ON ((provisioner_jobs.id = workspace_builds.job_id)))
          WHERE (workspace_builds.workspace_id = workspaces.id)
          ORDER BY workspace_builds.build_number DESC
         LIMIT 1) latest ON (true))
  WHERE (NOT workspaces.deleted);
-- columns: id uuid, workspace_id uuid, template_version_id uuid, job_id uuid, template_version_preset_id uuid, transition workspace_transition, created_at timestamp with time zone, job_status provisioner_job_status

CREATE VIEW workspace_prebuilds AS
 SELECT workspaces.id,
    workspaces.name,
    workspaces.template_id,
    workspaces.created_at,
    COALESCE(( SELECT bool_and((workspace_agents.lifecycle_state = 'ready'::workspace_agent_lifecycle_state)) AS bool_and
           FROM (workspace_resources
             JOIN workspace_agents ON ((workspace_agents.resource_id = workspace_resources.id)))
          WHERE ((workspace_resources.job_id = latest.job_id) AND (NOT workspace_agents.deleted))), false) AS ready,
    preset.template_version_preset_id AS current_preset_id
   FROM ((workspaces
     JOIN LATERAL ( SELECT workspace_builds.template_version_preset_id
           FROM workspace_builds
          WHERE ((workspace_builds.workspace_id = workspaces.id) AND (workspace_builds.template_version_preset_id IS NOT NULL))
          ORDER BY workspace_builds.build_number DESC
         LIMIT 1) preset ON (true))
     JOIN LATERAL ( SELECT workspace_builds.job_id
           FROM workspace_builds
          WHERE (workspace_builds.workspace_id = workspaces.id)
          ORDER BY workspace_builds.build_number DESC
         LIMIT 1) latest ON (true))
  WHERE (workspaces.owner_id = 'c42fdf75-3097-471c-8c33-fb52454d81c0'::uuid);
-- columns: id uuid, name character varying(64), template_id uuid, created_at timestamp with time zone, ready boolean, current_preset_id uuid

CREATE VIEW workspaces_expanded AS
 SELECT workspaces.id,
    workspaces.created_at,
    workspaces.updated_at,
    workspaces.owner_id,
    workspaces.organization_id,
    workspaces.template_id,
    workspaces.deleted,
    workspaces.name,
    workspaces.autostart_schedule,
    workspaces.ttl,
    workspaces.last_used_at,
    workspaces.dormant_at,
    workspaces.deleting_at,
    workspaces.automatic_updates,
    workspaces.favorite,
    workspaces.next_start_at,
    workspaces.group_acl,
    workspaces.user_acl,
    owner.avatar_url AS owner_avatar_url,
    owner.username AS owner_username,
    owner.name AS owner_name,
    organizations.name AS organization_name,
    organizations.display_name AS organization_display_name,
    organizations.icon AS organization_icon,
    organizations.description AS organization_description,
    templates.name AS template_name,
    templates.display_name AS template_display_name,
    templates.icon AS template_icon,
    templates.description AS template_description,
    tasks.id AS task_id,
    COALESCE(( SELECT jsonb_object_agg(acl.key, jsonb_build_object('name', COALESCE(groups.name, ''::text), 'avatar_url', COALESCE(groups.avatar_url, ''::text))) AS jsonb_object_agg
           FROM (jsonb_object_keys(workspaces.group_acl) acl(key)
             LEFT JOIN groups ON ((groups.id =
                CASE
                    WHEN (acl.key ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'::text) THEN (acl.key)::uuid
                    ELSE NULL::uuid
                END)))), '{}'::jsonb) AS group_acl_display_info,
    COALESCE(( SELECT jsonb_object_agg(acl.key, jsonb_build_object('name', COALESCE(member.name, ''::text), 'avatar_url', COALESCE(member.avatar_url, ''::text))) AS jsonb_object_agg
           FROM (jsonb_object_keys(workspaces.user_acl) acl(key)
             LEFT JOIN visible_users member ON ((member.id =
                CASE
                    WHEN (acl.key ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'::text) THEN (acl.key)::uuid
                    ELSE NULL::uuid
                END)))), '{}'::jsonb) AS user_acl_display_info
   FROM ((((workspaces
     JOIN visible_users owner ON ((owner.id = workspaces.owner_id)))
     JOIN organizations ON ((organizations.id = workspaces.organization_id)))
     JOIN templates ON ((templates.id = workspaces.template_id)))
     LEFT JOIN tasks ON ((tasks.workspace_id = workspaces.id)));
-- columns: id uuid, created_at timestamp with time zone, updated_at timestamp with time zone, owner_id uuid, organization_id uuid, template_id uuid, deleted boolean, name character varying(64), autostart_schedule text, ttl bigint, last_used_at timestamp with time zone, dormant_at timestamp with time zone, deleting_at timestamp with time zone, automatic_updates automatic_updates, favorite boolean, next_start_at timestamp with time zone, group_acl jsonb, user_acl jsonb, owner_avatar_url text, owner_username text, owner_name text, organization_name text, organization_display_name text, organization_icon text, organization_description text, template_name character varying(64), template_display_name character varying(64), template_icon character varying(256), template_description character varying(128), task_id uuid, group_acl_display_info jsonb, user_acl_display_info jsonb

COMMENT ON FUNCTION public.check_workspace_agent_name_unique() IS 'One live agent of a name in each build; template imports are exempt';

COMMENT ON FUNCTION public.nullify_next_start_at() IS 'Forgets a computed autostart that the update has made stale';

COMMENT ON COLUMN public.provisioner_jobs.job_status IS 'An error wins over every time stamp; an empty error text is no error';

COMMENT ON COLUMN public.task_snapshots.log_snapshot IS 'Envelope {"format": …, "data": {"messages": […]}} as the agent sent it';

COMMENT ON COLUMN public.task_snapshots.log_snapshot_created_at IS 'When the log was captured';

COMMENT ON COLUMN public.task_snapshots.task_id IS 'The task that was paused';

COMMENT ON COLUMN public.task_workspace_apps.workspace_build_number IS 'Number of a build of the task''s workspace; no foreign key, the build may be gone';

COMMENT ON COLUMN public.tasks.deleted_at IS 'Set by a soft delete, which also frees the name';

COMMENT ON COLUMN public.tasks.display_name IS 'Title for people; the name is for addresses';

COMMENT ON COLUMN public.tasks.workspace_id IS 'NULL until a workspace is linked';

COMMENT ON COLUMN public.template_versions.has_ai_task IS 'NULL until the import job has completed';

COMMENT ON COLUMN public.template_versions.has_external_agent IS 'NULL until the import job has completed';

COMMENT ON COLUMN public.templates.active_version_id IS 'Version that new workspaces use; no foreign key, template and version refer to each other';

COMMENT ON COLUMN public.templates.activity_bump IS 'Nanoseconds by which activity moves a deadline; 0 switches it off';

COMMENT ON COLUMN public.templates.autostart_block_days_of_week IS 'One bit a weekday';

COMMENT ON COLUMN public.templates.default_ttl IS 'Nanoseconds';

COMMENT ON COLUMN public.templates.failure_ttl IS 'Nanoseconds after which a failed start is stopped; 0 means never';

COMMENT ON COLUMN public.templates.time_til_dormant IS 'Nanoseconds without use until a workspace goes dormant; 0 means never';

COMMENT ON COLUMN public.templates.time_til_dormant_autodelete IS 'Nanoseconds until a dormant workspace is deleted; 0 means never';

COMMENT ON COLUMN public.users.is_system IS 'Owned by the system itself; nobody can log in as this user';

COMMENT ON COLUMN public.users.username IS 'Never empty: the default exists only so that an insert without a name fails on the check';

COMMENT ON COLUMN public.workspace_agents.deleted IS 'Agents of earlier builds stay for the rows that refer to them';

COMMENT ON COLUMN public.workspace_agents.parent_id IS 'Set for a sub-agent';

COMMENT ON COLUMN public.workspace_builds.build_number IS 'Starts at 1 for each workspace and grows by 1';

COMMENT ON COLUMN public.workspace_builds.deadline IS 'Time of the automatic stop; 0001-01-01 00:00:00+00 means none';

COMMENT ON COLUMN public.workspace_builds.has_ai_task IS 'NULL until the build has completed';

COMMENT ON COLUMN public.workspace_builds.has_external_agent IS 'NULL until the build has completed';

COMMENT ON COLUMN public.workspace_builds.max_deadline IS 'Latest allowed deadline; 0001-01-01 00:00:00+00 means no limit';

COMMENT ON COLUMN public.workspace_resources.job_id IS 'Resources belong to the job, not to the build: an import has resources too';

COMMENT ON COLUMN public.workspaces.autostart_schedule IS 'Cron expression, usually with a CRON_TZ= prefix';

COMMENT ON COLUMN public.workspaces.group_acl IS 'Object keyed by group id';

COMMENT ON COLUMN public.workspaces.next_start_at IS 'Next allowed autostart; NULL means that it has to be computed';

COMMENT ON COLUMN public.workspaces.ttl IS 'Nanoseconds; NULL means that the workspace does not stop by itself';

COMMENT ON COLUMN public.workspaces.user_acl IS 'Object keyed by user id';

COMMENT ON TABLE public.task_snapshots IS 'The log of a task as it was at its last pause; one row a task, overwritten by each pause';

COMMENT ON TABLE public.task_workspace_apps IS 'One row for each build of a task''s workspace; agent and app are NULL until the build completes, and stay so for a stop';

COMMENT ON TABLE public.workspace_build_parameters IS 'The parameters of the template that a build was made with';

COMMENT ON TYPE public.milliseconds IS 'A length of time';

COMMENT ON TYPE public.provisioner_job_status IS 'Derived from a job''s time stamps; unknown is never derived';

COMMENT ON TYPE public.workspace_agent_status IS 'Derived from the time stamps of an agent''s connection';

COMMENT ON COLUMN public.tasks_with_status.status_debug IS 'The facts that the status comes from, and the verdict on each';

COMMENT ON COLUMN public.workspace_prebuilds.current_preset_id IS 'Preset of the latest build that has one';

COMMENT ON COLUMN public.workspace_prebuilds.ready IS 'Every live agent of the latest build is ready; false when there is none';

COMMENT ON COLUMN public.workspaces_expanded.task_id IS 'Also a deleted task: a task workspace stays one. Two tasks on one workspace give two rows';

COMMENT ON VIEW public.tasks_with_status IS 'Live tasks with their derived status';

COMMENT ON VIEW public.visible_users IS 'What anybody may see of a user; deleted users included';

COMMENT ON VIEW public.workspace_latest_builds IS 'The build with the highest number of each live workspace; a row of NULLs for a workspace without builds';

COMMENT ON VIEW public.workspace_prebuilds IS 'Workspaces that wait to be claimed; deleted ones are not filtered out';

COMMENT ON VIEW public.workspaces_expanded IS 'Workspaces with the names of what they refer to';
