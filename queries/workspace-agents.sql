-- What the agent in a workspace reports: of itself, of its apps, and of the work that they do.

-- name: UpdateWorkspaceAgentLifecycleStateByID :exec
-- Says how far an agent has come, and when its start began and ended; NULL as long as that is to
-- come.
UPDATE workspace_agents
SET
  lifecycle_state = @lifecycle_state,
  started_at = sqlc.narg(started_at),
  ready_at = sqlc.narg(ready_at)
WHERE id = @id;

-- name: UpdateWorkspaceAppHealthByID :exec
-- Says how an app is.
UPDATE workspace_apps
SET health = @health
WHERE id = @id;

-- name: InsertWorkspaceAppStatus :one
-- Adds to what an app says of its work. Statuses are only ever added; telemetry counts the time in
-- which the last one said working.
INSERT INTO workspace_app_statuses (
  id,
  created_at,
  workspace_id,
  agent_id,
  app_id,
  state,
  message,
  uri
) VALUES (
  @id,
  @created_at,
  @workspace_id,
  @agent_id,
  @app_id,
  @state,
  @message,
  sqlc.narg(uri)
)
RETURNING *;
