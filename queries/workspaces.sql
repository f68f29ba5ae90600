-- Workspaces: who has which, which are used, which somebody likes best.

-- name: GetWorkspacesAndAgentsByOwnerID :many
-- The owner's live workspaces with the latest build's transition and job status, NULL before the first
-- build, and that build's live agents by name: NULL, not an empty list, where there is none.
SELECT
  workspaces.id,
  workspaces.name,
  latest.job_status,
  latest.transition,
  (
    SELECT array_agg((workspace_agents.id, workspace_agents.name)::agent_id_name_pair ORDER BY workspace_agents.name, workspace_agents.id)
    FROM workspace_resources
    JOIN workspace_agents ON workspace_agents.resource_id = workspace_resources.id
    WHERE
      workspace_resources.job_id = latest.job_id
      AND NOT workspace_agents.deleted
  ) AS agents
FROM workspaces
LEFT JOIN LATERAL (
  SELECT
    workspace_builds.job_id,
    workspace_builds.transition,
    provisioner_jobs.job_status
  FROM workspace_builds
  JOIN provisioner_jobs ON provisioner_jobs.id = workspace_builds.job_id
  WHERE workspace_builds.workspace_id = workspaces.id
  ORDER BY workspace_builds.build_number DESC
  LIMIT 1
) AS latest ON true
WHERE
  workspaces.owner_id = @owner_id
  AND NOT workspaces.deleted
ORDER BY lower(workspaces.name), workspaces.id;

-- name: FavoriteWorkspace :exec
-- Puts a workspace at the top of its owner's list.
UPDATE workspaces
SET favorite = true
WHERE id = @id;

-- name: UnfavoriteWorkspace :exec
-- Takes it from the top again.
UPDATE workspaces
SET favorite = false
WHERE id = @id;

-- name: UpdateWorkspaceLastUsedAt :exec
-- Sets when a workspace was last used, whatever was there before.
UPDATE workspaces
SET last_used_at = @last_used_at
WHERE id = @id;

-- name: UpdateTemplateWorkspacesLastUsedAt :exec
-- The same for every workspace of a template, the deleted ones included.
UPDATE workspaces
SET last_used_at = @last_used_at
WHERE template_id = @template_id;

-- name: BatchUpdateWorkspaceLastUsedAt :exec
-- Says that workspaces were used at a time; where a later one is known, that stays. Rows are locked in
-- the order of their ids, so that two calls for the same workspaces wait for each other and never
-- deadlock.
WITH older AS (
  SELECT id
  FROM workspaces
  WHERE id = ANY (@ids::uuid[]) AND last_used_at < @last_used_at
  ORDER BY id
  FOR NO KEY UPDATE
)
UPDATE workspaces
SET last_used_at = @last_used_at
FROM older
WHERE workspaces.id = older.id;

-- name: UpdateWorkspaceDeletedByID :exec
-- Soft-deletes a workspace, which frees its name, or brings it back.
UPDATE workspaces
SET deleted = @deleted
WHERE id = @id;
