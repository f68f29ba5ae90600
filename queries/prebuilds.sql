-- Prebuilt workspaces: made ahead of time, owned by the system until somebody claims them.

-- name: ClaimPrebuiltWorkspace :one
-- Gives a user a workspace that was built ahead from a preset, under a new name and with the
-- settings that it had to do without. It must be ready, on the active version of its template, and
-- its latest build a start that succeeded. No row comes back when there is none.
--
-- Two callers never get the same one: each locks the row of the workspace itself, which a lock
-- through the views would not, and passes by those that others have locked. A name that the user
-- has used for a live workspace is a unique violation.
UPDATE workspaces
SET
  owner_id = @new_user_id,
  name = @new_name,
  updated_at = @now::timestamptz,
  last_used_at = @now::timestamptz,
  autostart_schedule = sqlc.narg(autostart_schedule),
  next_start_at = sqlc.narg(next_start_at),
  ttl = sqlc.narg(workspace_ttl),
  dormant_at = NULL,
  deleting_at = NULL
WHERE id = (
  SELECT workspaces.id
  FROM workspaces
  JOIN workspace_prebuilds ON workspace_prebuilds.id = workspaces.id
  JOIN templates ON templates.id = workspaces.template_id
  CROSS JOIN LATERAL (
    SELECT
      workspace_builds.transition,
      workspace_builds.template_version_id,
      provisioner_jobs.job_status
    FROM workspace_builds
    JOIN provisioner_jobs ON provisioner_jobs.id = workspace_builds.job_id
    WHERE workspace_builds.workspace_id = workspaces.id
    ORDER BY workspace_builds.build_number DESC
    LIMIT 1
  ) AS latest
  WHERE
    workspaces.owner_id = 'c42fdf75-3097-471c-8c33-fb52454d81c0'
    AND NOT workspaces.deleted
    AND NOT templates.deleted
    AND workspace_prebuilds.current_preset_id = @preset_id
    AND workspace_prebuilds.ready
    AND latest.transition = 'start'
    AND latest.job_status = 'succeeded'
    AND latest.template_version_id = templates.active_version_id
  ORDER BY workspaces.created_at, workspaces.id
  LIMIT 1
  FOR UPDATE OF workspaces SKIP LOCKED
)
RETURNING id, name;
