-- name: BadEveryUpdate :exec
UPDATE task SET done = true;

-- name: BadEveryDelete :exec
DELETE FROM
  note AS n;

-- name: BadEveryDeleteUsing :exec
DELETE FROM note USING task;

-- name: BadEveryInsideWith :many
WITH gone AS (
  DELETE FROM note RETURNING id
)
SELECT gone.id FROM gone;

-- name: GoodEveryWhere :exec
UPDATE task SET done = true WHERE id = @id;

-- name: GoodEveryOnPurpose :exec
DELETE FROM note WHERE true;

-- name: GoodEveryConflict :exec
INSERT INTO note (id, task_id) VALUES (@id, @task_id) ON CONFLICT (id) DO UPDATE SET body = NULL;

-- name: GoodEveryMerge :exec
MERGE INTO note USING task ON note.task_id = task.id WHEN MATCHED THEN DELETE;

-- name: GoodEveryLock :many
SELECT id FROM task FOR UPDATE;
