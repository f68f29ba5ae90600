-- name: NoReturning :one
DELETE FROM people WHERE id = $1;
-- name: CopySelect :copyfrom
SELECT id FROM people;
-- name: CopyReturning :copyfrom
INSERT INTO people (id, name) VALUES ($1, $2) RETURNING id;
-- name: BatchOfNothing :batchexec
DELETE FROM people;
