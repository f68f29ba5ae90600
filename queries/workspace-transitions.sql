-- When a workspace starts, stops, goes dormant or is deleted by itself: the settings, and who is due.
-- Nothing here touches or returns a prebuilt workspace that nobody has claimed, but for
-- BatchUpdateWorkspaceNextStartAt, which does not ask.
-- Times to live are nanoseconds; the time of zeros is 0001-01-01 00:00:00+00.

-- name: GetWorkspacesEligibleForTransition :many
-- Workspaces that may be due for a build or for dormancy at a moment, grouped by the version of
-- their latest build. A caller decides for each of them under a lock; one without a build is never
-- here. Lengths of time count in whole milliseconds.
SELECT
  workspaces.id,
  workspaces.name,
  latest.template_version_id AS build_template_version_id
FROM workspaces
JOIN templates ON templates.id = workspaces.template_id
JOIN users AS owner ON owner.id = workspaces.owner_id
CROSS JOIN LATERAL (
  SELECT
    workspace_builds.template_version_id,
    workspace_builds.transition,
    workspace_builds.deadline,
    provisioner_jobs.job_status,
    provisioner_jobs.canceled_at,
    provisioner_jobs.completed_at
  FROM workspace_builds
  JOIN provisioner_jobs ON provisioner_jobs.id = workspace_builds.job_id
  WHERE workspace_builds.workspace_id = workspaces.id
  ORDER BY workspace_builds.build_number DESC
  LIMIT 1
) AS latest
WHERE
  NOT workspaces.deleted
  AND workspaces.owner_id <> 'c42fdf75-3097-471c-8c33-fb52454d81c0'
  AND (
    -- To stop: the deadline has passed, or the owner is suspended.
    (
      latest.transition = 'start'
      AND latest.job_status <> 'failed'
      AND workspaces.dormant_at IS NULL
      AND (
        owner.status = 'suspended'
        OR (latest.deadline <> '0001-01-01 00:00:00+00' AND latest.deadline < @now::timestamptz)
      )
    )
    -- To start: the time has come, or has still to be computed.
    OR (
      latest.transition = 'stop'
      AND latest.job_status <> 'failed'
      AND workspaces.dormant_at IS NULL
      AND owner.status = 'active'
      AND workspaces.autostart_schedule IS NOT NULL
      AND (workspaces.next_start_at IS NULL OR workspaces.next_start_at <= @now::timestamptz)
    )
    -- To go dormant: nobody has used it for long, whatever its latest build.
    OR (
      workspaces.dormant_at IS NULL
      AND templates.time_til_dormant > 0
      AND workspaces.last_used_at
        < @now::timestamptz - interval '1 millisecond' * (templates.time_til_dormant / 1000000)
    )
    -- To delete: dormant for long. A deletion that failed is tried again after a day.
    OR (
      workspaces.dormant_at IS NOT NULL
      AND workspaces.deleting_at < @now::timestamptz
      AND templates.time_til_dormant_autodelete > 0
      AND (
        latest.transition <> 'delete'
        OR latest.job_status <> 'failed'
        OR coalesce(latest.canceled_at, latest.completed_at) < @now::timestamptz - interval '24 hours'
      )
    )
    -- To stop after a failed start.
    OR (
      latest.transition = 'start'
      AND latest.job_status = 'failed'
      AND templates.failure_ttl > 0
      AND latest.completed_at < @now::timestamptz - interval '1 millisecond' * (templates.failure_ttl / 1000000)
    )
  )
ORDER BY latest.template_version_id, workspaces.id;

-- name: UpdateWorkspaceTTL :exec
-- Says how long a workspace may run after its next start; NULL means until somebody stops it. The
-- deadline of the build that runs stays.
UPDATE workspaces
SET ttl = sqlc.narg(ttl)
WHERE
  id = @id
  AND owner_id <> 'c42fdf75-3097-471c-8c33-fb52454d81c0';

-- name: UpdateWorkspacesTTLByTemplateID :exec
-- The same for every workspace of a template, the deleted ones included.
UPDATE workspaces
SET ttl = sqlc.narg(ttl)
WHERE
  template_id = @template_id
  AND owner_id <> 'c42fdf75-3097-471c-8c33-fb52454d81c0';

-- name: UpdateWorkspaceAutostart :exec
-- Sets when a workspace starts by itself, with the first such time. A new schedule with the old
-- time leaves no time, as the old one cannot be trusted; so does any time while the workspace is
-- dormant.
UPDATE workspaces
SET
  autostart_schedule = sqlc.narg(autostart_schedule),
  next_start_at = sqlc.narg(next_start_at)
WHERE
  id = @id
  AND owner_id <> 'c42fdf75-3097-471c-8c33-fb52454d81c0';

-- name: UpdateWorkspaceNextStartAt :exec
-- Sets the next autostart; NULL means that it has to be computed. A dormant workspace keeps none.
UPDATE workspaces
SET next_start_at = sqlc.narg(next_start_at)
WHERE
  id = @id
  AND owner_id <> 'c42fdf75-3097-471c-8c33-fb52454d81c0';

-- name: BatchUpdateWorkspaceNextStartAt :exec
-- Sets the next autostart of many workspaces: the first id gets the first time, and so on. The time
-- of zeros, and a list of times that ends too early, mean none. Rows are locked in the order of
-- their ids, so that two calls for the same workspaces wait for each other and never deadlock.
WITH next AS (
  SELECT
    id,
    nullif(start_at, '0001-01-01 00:00:00+00') AS start_at
  FROM unnest(@ids::uuid[], @next_start_ats::timestamptz[]) AS pair (id, start_at)
), locked AS (
  SELECT workspaces.id
  FROM workspaces
  WHERE workspaces.id = ANY (@ids::uuid[])
  ORDER BY workspaces.id
  FOR NO KEY UPDATE
)
UPDATE workspaces
SET next_start_at = next.start_at
FROM locked
JOIN next ON next.id = locked.id
WHERE workspaces.id = locked.id;

-- name: UpdateWorkspaceDormantDeletingAt :one
-- Puts a workspace to sleep: it has no next autostart, and is to be deleted when the template says
-- so, if it does. NULL wakes it up, which counts as use. No row comes back for an unknown workspace
-- or an unclaimed prebuild.
UPDATE workspaces
SET
  dormant_at = sqlc.narg(dormant_at),
  -- Whatever the template says, a workspace that is awake has no time of deletion: NULL + x is NULL.
  deleting_at = CASE
    WHEN templates.time_til_dormant_autodelete > 0
    THEN sqlc.narg(dormant_at)::timestamptz
      + interval '1 millisecond' * (templates.time_til_dormant_autodelete / 1000000)
  END,
  last_used_at = CASE WHEN sqlc.narg(dormant_at)::timestamptz IS NULL THEN now() ELSE workspaces.last_used_at END,
  -- The trigger would do it too, but after the row has been returned.
  next_start_at = CASE WHEN sqlc.narg(dormant_at)::timestamptz IS NULL THEN workspaces.next_start_at END
FROM templates
WHERE
  workspaces.id = @id
  AND templates.id = workspaces.template_id
  AND workspaces.owner_id <> 'c42fdf75-3097-471c-8c33-fb52454d81c0'
RETURNING workspaces.*;

-- name: UpdateWorkspacesDormantDeletingAtByTemplateID :many
-- Moves the deletion of all dormant workspaces of a template, after its setting has changed, and
-- returns them. Here the setting counts in milliseconds; 0 means that they are not deleted, less is
-- a check violation. A time other than that of zeros also becomes the time since when they are
-- dormant.
UPDATE workspaces
SET
  deleting_at = CASE
    WHEN @time_til_dormant_autodelete_ms::bigint <> 0
    THEN CASE WHEN @dormant_at::timestamptz > '0001-01-01 00:00:00+00' THEN @dormant_at::timestamptz ELSE dormant_at END
      + interval '1 millisecond' * @time_til_dormant_autodelete_ms::bigint
  END,
  dormant_at = CASE WHEN @dormant_at::timestamptz > '0001-01-01 00:00:00+00' THEN @dormant_at::timestamptz ELSE dormant_at END
WHERE
  -- The cast refuses a negative length, also where no workspace is left.
  @time_til_dormant_autodelete_ms::bigint::milliseconds >= 0
  AND template_id = @template_id
  AND dormant_at IS NOT NULL
  AND NOT deleted
  AND owner_id <> 'c42fdf75-3097-471c-8c33-fb52454d81c0'
RETURNING *;
