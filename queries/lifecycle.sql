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
