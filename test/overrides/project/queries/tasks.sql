-- name: AddWorkspace :exec
INSERT INTO workspaces (id, owner) VALUES (@id, @owner);

-- name: AddTask :one
INSERT INTO tasks (id, workspace_id, parent_id, number, cost, bytes, due, settings, payload)
VALUES (@id, @workspace_id, @parent_id, @number, @cost, @bytes, @due, @settings, @payload)
RETURNING id, number;

-- name: GetTask :one
SELECT * FROM tasks WHERE id = @id;

-- name: ListOpenTasks :many
SELECT o.*, sqlc.embed(t) FROM open_tasks o JOIN tasks t ON t.id = o.task_id WHERE o.workspace_id = ANY(@workspace_ids) ORDER BY t.number;

-- name: TasksByWorkspace :many
SELECT w.id, coalesce(array_agg(t.id ORDER BY t.number) FILTER (WHERE t.id IS NOT NULL), '{}') AS task_ids, count(t.id) AS total
FROM workspaces w LEFT JOIN tasks t ON t.workspace_id = w.id GROUP BY w.id ORDER BY w.id;

-- name: Ancestors :many
WITH RECURSIVE up AS (
  SELECT id, parent_id FROM tasks WHERE id = @id
  UNION ALL
  SELECT t.id, t.parent_id FROM tasks t JOIN up ON t.id = up.parent_id
) SELECT id FROM up;

-- name: ListIds :many
SELECT id FROM tasks UNION ALL SELECT id FROM workspaces;

-- name: CountTasks :one
SELECT count(*) AS total, max(number) AS last FROM tasks;

-- name: SetPayload :execrows
UPDATE tasks SET payload = coalesce(sqlc.narg(payload), payload) WHERE id IN (sqlc.slice(ids));

-- name: CopyTasks :copyfrom
INSERT INTO tasks (id, number, payload) VALUES (@id, @number, @payload);
