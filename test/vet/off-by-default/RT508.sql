-- name: BadStar :many
SELECT * FROM task;

-- name: BadTable :many
SELECT owner.name AS "ñ", task.* FROM task JOIN owner ON owner.id = task.owner_id;

-- name: BadReturning :many
DELETE FROM note WHERE task_id = @task_id RETURNING *;

-- name: BadInside :many
SELECT t.id FROM (SELECT * FROM task) AS t;

-- name: GoodNamed :many
SELECT id, title FROM task;

-- name: GoodCount :one
SELECT count(*) AS tasks FROM task;

-- name: GoodExists :many
SELECT id FROM owner WHERE EXISTS (SELECT * FROM task WHERE owner_id = owner.id);

-- name: GoodEmbed :many
SELECT sqlc.embed(task), owner.name FROM task JOIN owner ON owner.id = task.owner_id;
