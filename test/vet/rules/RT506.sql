-- name: BadParameterUnreadWith :many
WITH wanted AS (SELECT @title::text AS title)
SELECT id FROM task;

-- name: BadParameterTestOnly :many
SELECT id FROM task WHERE @title::text IS NOT NULL OR done;

-- name: BadParameterOptional :many
SELECT id FROM task WHERE @title::text IS NULL OR title = @title;

-- name: GoodParameterOptional :many
SELECT id FROM task WHERE sqlc.narg(title)::text IS NULL OR title = sqlc.narg(title);

-- name: GoodParameterFlag :many
SELECT id FROM task WHERE sqlc.narg(title)::text IS NULL;

-- name: GoodParameterWith :many
WITH wanted AS (SELECT @title::text AS title)
SELECT id FROM task JOIN wanted ON wanted.title = task.title;

-- name: GoodParameterWritingWith :many
WITH written AS (INSERT INTO note (id, task_id) VALUES (@id, @task_id))
SELECT id FROM task;

-- name: GoodParameterTestOfExpression :many
SELECT id FROM task WHERE nullif(@title::text, '') IS NULL OR title = @title;

-- name: GoodParameterAssignment :exec
UPDATE task SET owner_id = sqlc.narg(owner_id), score = CASE WHEN sqlc.narg(owner_id)::int IS NULL THEN 0 ELSE 1 END WHERE id = @id;
