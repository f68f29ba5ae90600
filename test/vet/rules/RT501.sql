-- name: BadOneByColumn :one
-- Prüft die Stelle: ein Wort vor dem Befehl.
SELECT id FROM task WHERE owner_id = @owner_id;

-- name: BadOnePartOfNothing :one
SELECT title FROM open_task WHERE title LIKE @pattern;

-- name: BadOneJoin :one
SELECT task.id FROM task JOIN note ON note.task_id = task.id WHERE task.id = @id;

-- name: BadOneUpdate :one
UPDATE task SET done = true WHERE owner_id = @owner_id RETURNING id;

-- name: BadOneGroups :one
SELECT owner_id, count(*) FROM task GROUP BY owner_id;

-- name: GoodOneKey :one
SELECT id, title FROM task WHERE id = @id;

-- name: GoodOneKeyOfExpression :one
SELECT id FROM owner WHERE lower(name) = lower(@name);

-- name: GoodOneLimit :one
SELECT id FROM task WHERE owner_id = @owner_id ORDER BY id LIMIT 1;

-- name: GoodOneAggregate :one
SELECT count(*) AS tasks FROM task WHERE owner_id = @owner_id;

-- name: GoodOneInsert :one
INSERT INTO note (id, task_id, body) VALUES (@id, @task_id, @body) RETURNING id;

-- name: GoodOneMany :many
SELECT id FROM task WHERE owner_id = @owner_id;

-- name: GoodOneUtility :one
SHOW timezone;
