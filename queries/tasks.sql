-- The life of a task: created, linked to a workspace, bound to each build's app, paused with a
-- snapshot of its log, resumed, reported and deleted.

-- name: InsertTask :one
-- Creates a task. Without a workspace it is pending until UpdateTaskWorkspaceID links one. A live
-- task of the same owner with the same name, upper and lower case alike, is a unique violation.
INSERT INTO tasks (
  id,
  organization_id,
  owner_id,
  name,
  display_name,
  workspace_id,
  template_version_id,
  template_parameters,
  prompt,
  created_at
) VALUES (
  @id,
  @organization_id,
  @owner_id,
  @name,
  @display_name,
  sqlc.narg(workspace_id),
  @template_version_id,
  @template_parameters,
  @prompt,
  @created_at
)
RETURNING *;

-- name: UpdateTaskWorkspaceID :one
-- Links a task to its workspace, once. No row comes back, and nothing changes, when the task or the
-- workspace does not exist, when the task already has a workspace, or when the task's template
-- version is not one of the workspace's template.
UPDATE tasks
SET workspace_id = workspaces.id
FROM
  template_versions
  JOIN workspaces ON workspaces.template_id = template_versions.template_id
WHERE
  tasks.id = @id
  AND tasks.workspace_id IS NULL
  AND template_versions.id = tasks.template_version_id
  AND workspaces.id = sqlc.narg(workspace_id)
RETURNING tasks.*;

-- name: UpsertTaskWorkspaceApp :one
-- Binds a task to the agent and the app of one build of its workspace; a second call for the build
-- overwrites both, also with NULL (a stopped workspace has neither).
INSERT INTO task_workspace_apps (
  task_id,
  workspace_build_number,
  workspace_agent_id,
  workspace_app_id
) VALUES (
  @task_id,
  @workspace_build_number,
  sqlc.narg(workspace_agent_id),
  sqlc.narg(workspace_app_id)
)
ON CONFLICT (task_id, workspace_build_number) DO UPDATE
SET
  workspace_agent_id = EXCLUDED.workspace_agent_id,
  workspace_app_id = EXCLUDED.workspace_app_id
RETURNING task_id, workspace_agent_id, workspace_app_id, workspace_build_number;

-- name: GetTaskByID :one
-- A live task with its status; no row for a deleted one.
SELECT *
FROM tasks_with_status
WHERE id = @id;

-- name: GetTaskByWorkspaceID :one
-- The live task of a workspace. Nothing forbids two of them: then the newest comes back.
SELECT *
FROM tasks_with_status
WHERE workspace_id = @workspace_id
ORDER BY created_at DESC, id
LIMIT 1;

-- name: GetTaskByOwnerIDAndName :one
-- The owner's live task of that name; upper and lower case are the same name.
SELECT *
FROM tasks_with_status
WHERE
  owner_id = @owner_id
  AND lower(name) = lower(@name::text);

-- name: ListTasks :many
-- Live tasks, newest first. The UUID of zeros stands for every owner and every organization, the
-- empty string for every status. A status that is no label of task_status is an error (22P02).
SELECT *
FROM tasks_with_status
WHERE
  (@owner_id::uuid = '00000000-0000-0000-0000-000000000000' OR owner_id = @owner_id::uuid)
  AND (@organization_id::uuid = '00000000-0000-0000-0000-000000000000' OR organization_id = @organization_id::uuid)
  AND (@status::text = '' OR status = nullif(@status::text, '')::task_status)
  -- True for every label; refuses anything else, also where no row is left to compare it with.
  AND (@status::text = '' OR nullif(@status::text, '')::task_status IS NOT NULL)
ORDER BY created_at DESC, id;

-- name: DeleteTask :one
-- Soft-deletes a live task, which frees its name, and returns its id. The task's snapshot goes in
-- any case; no row comes back when the task is unknown or was deleted before.
WITH deleted AS (
  UPDATE tasks
  -- The cast says that NULL may not be passed, although the column takes it.
  SET deleted_at = @deleted_at::timestamptz
  WHERE id = @id AND deleted_at IS NULL
  RETURNING id
), forgotten AS (
  DELETE FROM task_snapshots
  WHERE task_id = @id
)
SELECT id
FROM deleted;

-- name: UpdateTaskPrompt :one
-- Replaces the prompt of a live task; no row comes back for a deleted one.
UPDATE tasks
SET prompt = @prompt
WHERE id = @id AND deleted_at IS NULL
RETURNING *;

-- name: UpsertTaskSnapshot :exec
-- Keeps the log of a task as it is at a pause. One snapshot a task: the last call wins.
INSERT INTO task_snapshots (task_id, log_snapshot, log_snapshot_created_at)
VALUES (@task_id, @log_snapshot, @log_snapshot_created_at)
ON CONFLICT (task_id) DO UPDATE
SET
  log_snapshot = EXCLUDED.log_snapshot,
  log_snapshot_created_at = EXCLUDED.log_snapshot_created_at;

-- name: GetTaskSnapshot :one
-- The log of a task as it was at its last pause; no row when it never paused.
SELECT task_id, log_snapshot, log_snapshot_created_at
FROM task_snapshots
WHERE task_id = @task_id;

-- name: GetTelemetryTaskEvents :many
-- One row for each live task whose workspace had a build after created_after (a build at that very
-- instant is too old): its last stop, its last start, and how long it has worked in its whole life.
--
-- Its timeline holds every status of every app it was ever bound to, and every build but the first.
-- A point lasts until the next one; the last one until the stop of a stopped task, else until now.
-- active_duration_ms adds up the points that say working. At one instant a point that says
-- otherwise comes last. A status later than the end of the timeline counts negative, so the sum may
-- be below zero.
--
-- The cost grows with the tasks of the window: for each of them its builds and its statuses are
-- looked up by index and sorted among themselves. OFFSET 0 keeps the planner, which may lack
-- statistics, from joining with whole tables instead.
SELECT
  task.id AS task_id,
  recent.workspace_id,
  binding.workspace_app_id,
  stop.created_at AS stop_build_created_at,
  stop.reason AS stop_build_reason,
  start.created_at AS start_build_created_at,
  start.reason AS start_build_reason,
  start.build_number AS start_build_number,
  work.last_working_status_at,
  work.first_status_after_resume_at,
  coalesce((extract(epoch FROM work.duration) * 1000)::bigint, 0) AS active_duration_ms
FROM
  (SELECT @now::timestamptz AS now) AS clock
  CROSS JOIN (
    SELECT DISTINCT workspace_id
    FROM workspace_builds
    WHERE created_at > @created_after::timestamptz
  ) AS recent
  CROSS JOIN LATERAL (
    SELECT id, deleted_at
    FROM tasks
    WHERE workspace_id = recent.workspace_id
    OFFSET 0
  ) AS task
  LEFT JOIN LATERAL (
    SELECT workspace_app_id
    FROM task_workspace_apps
    WHERE task_id = task.id
    ORDER BY workspace_build_number DESC
    LIMIT 1
  ) AS binding ON true
  LEFT JOIN LATERAL (
    SELECT created_at, reason
    FROM workspace_builds
    WHERE workspace_id = recent.workspace_id AND transition = 'stop'
    ORDER BY build_number DESC
    LIMIT 1
  ) AS stop ON true
  LEFT JOIN LATERAL (
    SELECT created_at, reason, build_number
    FROM workspace_builds
    WHERE workspace_id = recent.workspace_id AND transition = 'start'
    ORDER BY build_number DESC
    LIMIT 1
  ) AS start ON true
  CROSS JOIN LATERAL (
    SELECT
      start.created_at > coalesce(stop.created_at, '-infinity') AS resumed,
      CASE
        WHEN stop.created_at > coalesce(start.created_at, '-infinity') THEN stop.created_at
        ELSE clock.now
      END AS ends_at
  ) AS life
  CROSS JOIN LATERAL (
    SELECT
      max(at) FILTER (
        WHERE working AND at <= coalesce(stop.created_at, 'infinity')
      ) AS last_working_status_at,
      min(at) FILTER (
        WHERE of_current_app AND life.resumed AND at > start.created_at
      ) AS first_status_after_resume_at,
      sum(until - at) FILTER (WHERE working) AS duration
    FROM (
      SELECT
        at,
        working,
        of_current_app,
        lead(at, 1, life.ends_at) OVER (ORDER BY at, working DESC) AS until
      FROM (
        SELECT
          status.created_at AS at,
          status.state = 'working' AS working,
          app.id = binding.workspace_app_id AS of_current_app
        FROM
          (
            SELECT DISTINCT workspace_app_id AS id
            FROM task_workspace_apps
            WHERE task_id = task.id
          ) AS app
          CROSS JOIN LATERAL (
            SELECT created_at, state
            FROM workspace_app_statuses
            WHERE app_id = app.id
            OFFSET 0
          ) AS status
        UNION ALL
        SELECT created_at, false, false
        FROM workspace_builds
        WHERE workspace_id = recent.workspace_id AND build_number > 1
      ) AS point
    ) AS span
  ) AS work
WHERE task.deleted_at IS NULL
ORDER BY task.id;
