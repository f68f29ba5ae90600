-- name: NoType :many
SELECT $1 IS NULL AS x;
-- name: Gap :many
SELECT id FROM people WHERE id = $1 AND name = $3;
-- name: Zero :many
SELECT id FROM people WHERE id = $0;
