-- What the functions of the task life cycle ask for: locks, the state of a workspace, and the rows that a
-- build consists of.

-- name: LockTask :one
-- A live task, locked until the transaction ends: meanwhile nobody deletes it.
SELECT id, workspace_id
FROM tasks
WHERE id = @id AND deleted_at IS NULL
FOR NO KEY UPDATE;

-- name: GetTaskApp :one
-- An app that a task talks to; no row when the app or the task's workspace is gone.
SELECT
  workspace_apps.id,
  workspace_apps.agent_id,
  workspace_apps.url
FROM workspaces
CROSS JOIN workspace_apps
WHERE
  workspaces.id = @workspace_id
  AND NOT workspaces.deleted
  AND workspace_apps.id = @app_id;

-- name: LockWorkspace :one
-- A live workspace, locked until the transaction ends: meanwhile no other function of the life cycle adds
-- a build to it. What its builds are must be asked afterwards, by another statement.
SELECT id
FROM workspaces
WHERE id = @id AND NOT deleted
FOR NO KEY UPDATE;

-- name: TryLockLifecycle :one
-- Takes the lock of the life cycle on a workspace until the transaction ends, if nobody has it.
SELECT pg_try_advisory_xact_lock(hashtextextended('lifecycle-executor:' || @workspace_id::uuid::text, 0)) AS locked;

-- name: GetWorkspaceState :one
-- All that decides what may become of a workspace: its settings, those of its template, and its latest
-- build with the job. Lengths of time are nanoseconds.
SELECT
  workspaces.id,
  workspaces.owner_id,
  workspaces.owner_id = 'c42fdf75-3097-471c-8c33-fb52454d81c0' AS is_prebuilt,
  owner.status AS owner_status,
  workspaces.ttl,
  workspaces.autostart_schedule,
  workspaces.next_start_at,
  workspaces.last_used_at,
  workspaces.dormant_at,
  workspaces.deleting_at,
  templates.default_ttl,
  templates.allow_user_autostart,
  templates.allow_user_autostop,
  templates.failure_ttl,
  templates.time_til_dormant,
  templates.time_til_dormant_autodelete,
  -- A workspace that ever had a task is one of a task, also when the task was deleted.
  EXISTS (SELECT FROM tasks WHERE tasks.workspace_id = workspaces.id) AS has_task,
  build.id AS build_id,
  build.build_number,
  build.created_at AS build_created_at,
  build.transition,
  build.deadline,
  job.id AS job_id,
  job.job_status,
  job.canceled_at AS job_canceled_at,
  job.completed_at AS job_completed_at
FROM workspaces
JOIN templates ON templates.id = workspaces.template_id
JOIN users AS owner ON owner.id = workspaces.owner_id
JOIN LATERAL (
  SELECT *
  FROM workspace_builds
  WHERE workspace_builds.workspace_id = workspaces.id
  ORDER BY workspace_builds.build_number DESC
  LIMIT 1
) AS build ON true
JOIN provisioner_jobs AS job ON job.id = build.job_id
WHERE workspaces.id = @id;

-- name: InsertNextWorkspaceBuild :one
-- Adds a build to a workspace that has one: with the next number, and with the template version, the
-- parameters and the state of the one before. With it come its job, and for each live task of the
-- workspace a binding to no agent and no app. No row comes back for a workspace without builds.
-- Of two at once, one is a unique violation.
WITH previous AS (
  SELECT
    workspace_builds.id,
    workspace_builds.workspace_id,
    workspace_builds.template_version_id,
    workspace_builds.build_number,
    workspace_builds.provisioner_state,
    provisioner_jobs.organization_id,
    provisioner_jobs.provisioner,
    provisioner_jobs.storage_method,
    provisioner_jobs.file_id,
    provisioner_jobs.tags
  FROM workspace_builds
  JOIN provisioner_jobs ON provisioner_jobs.id = workspace_builds.job_id
  WHERE workspace_builds.workspace_id = @workspace_id
  ORDER BY workspace_builds.build_number DESC
  LIMIT 1
), job AS (
  INSERT INTO provisioner_jobs (
    id,
    created_at,
    updated_at,
    organization_id,
    initiator_id,
    provisioner,
    storage_method,
    type,
    input,
    file_id,
    tags
  )
  SELECT
    @job_id,
    @created_at,
    @created_at,
    previous.organization_id,
    @initiator_id,
    previous.provisioner,
    previous.storage_method,
    'workspace_build',
    jsonb_build_object('workspace_build_id', @id::uuid),
    previous.file_id,
    previous.tags
  FROM previous
  RETURNING id, job_status
), build AS (
  INSERT INTO workspace_builds (
    id,
    created_at,
    updated_at,
    workspace_id,
    template_version_id,
    build_number,
    transition,
    initiator_id,
    job_id,
    reason,
    provisioner_state
  )
  SELECT
    @id,
    @created_at,
    @created_at,
    previous.workspace_id,
    previous.template_version_id,
    previous.build_number + 1,
    @transition,
    @initiator_id,
    job.id,
    @reason,
    previous.provisioner_state
  FROM previous
  CROSS JOIN job
  RETURNING id, created_at, workspace_id, template_version_id, build_number, transition, initiator_id, job_id, reason
), parameters AS (
  INSERT INTO workspace_build_parameters (workspace_build_id, name, value)
  SELECT build.id, parameter.name, parameter.value
  FROM build
  CROSS JOIN previous
  JOIN workspace_build_parameters AS parameter ON parameter.workspace_build_id = previous.id
), bindings AS (
  INSERT INTO task_workspace_apps (task_id, workspace_build_number)
  SELECT tasks.id, build.build_number
  FROM build
  JOIN tasks ON tasks.workspace_id = build.workspace_id
  WHERE tasks.deleted_at IS NULL
  ON CONFLICT (task_id, workspace_build_number) DO UPDATE
  SET
    workspace_agent_id = NULL,
    workspace_app_id = NULL
)
SELECT
  build.id,
  build.created_at,
  build.workspace_id,
  build.template_version_id,
  build.build_number,
  build.transition,
  build.initiator_id,
  build.job_id,
  build.reason,
  job.job_status
FROM build
JOIN job ON job.id = build.job_id;

-- name: GetWorkspaceBuildByID :one
-- A build and how its job stands.
SELECT
  workspace_builds.id,
  workspace_builds.workspace_id,
  workspace_builds.build_number,
  workspace_builds.transition,
  workspace_builds.job_id,
  provisioner_jobs.job_status,
  provisioner_jobs.completed_at
FROM workspace_builds
JOIN provisioner_jobs ON provisioner_jobs.id = workspace_builds.job_id
WHERE workspace_builds.id = @id;

-- name: StartProvisionerJob :execrows
-- Says that somebody works on a job; 0 when it was started, canceled or completed before.
UPDATE provisioner_jobs
SET
  started_at = @started_at::timestamptz,
  updated_at = @started_at::timestamptz
WHERE
  id = @id
  AND started_at IS NULL
  AND canceled_at IS NULL
  AND completed_at IS NULL;

-- name: CompleteProvisionerJob :one
-- Ends a job: well, unless there is an error or it was being canceled; tells which. No row comes back when
-- it had ended before.
UPDATE provisioner_jobs
SET
  completed_at = @completed_at::timestamptz,
  updated_at = @completed_at::timestamptz,
  error = sqlc.narg(error)
WHERE
  id = @id
  AND completed_at IS NULL
RETURNING job_status;

-- name: InsertWorkspaceResources :copyfrom
-- What a build has made.
INSERT INTO workspace_resources (id, created_at, job_id, transition, type, name)
VALUES (@id, @created_at, @job_id, @transition, @type, @name);

-- name: InsertWorkspaceAgents :copyfrom
-- The programs that look after the resources of a build. Of one name there is one in a build: a second
-- one is a unique violation.
INSERT INTO workspace_agents (id, created_at, updated_at, name, resource_id, auth_token, architecture, operating_system)
VALUES (@id, @created_at, @updated_at, @name, @resource_id, @auth_token, @architecture, @operating_system);

-- name: InsertWorkspaceApps :copyfrom
-- The apps behind agents.
INSERT INTO workspace_apps (id, created_at, agent_id, slug, display_name, icon, url, health)
VALUES (@id, @created_at, @agent_id, @slug, @display_name, @icon, sqlc.narg(url), @health);

-- name: DeleteWorkspaceAgentsBefore :exec
-- Soft-deletes the agents of a workspace's builds with a lower number.
UPDATE workspace_agents
SET deleted = true
FROM workspace_builds
JOIN workspace_resources ON workspace_resources.job_id = workspace_builds.job_id
WHERE
  workspace_builds.workspace_id = @workspace_id
  AND workspace_builds.build_number < @build_number
  AND workspace_agents.resource_id = workspace_resources.id
  AND NOT workspace_agents.deleted;

-- name: LockTasksByWorkspaceID :many
-- The live tasks of a workspace, locked until the transaction ends.
SELECT id
FROM tasks
WHERE workspace_id = @workspace_id AND deleted_at IS NULL
ORDER BY id
FOR NO KEY UPDATE;
