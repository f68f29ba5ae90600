-- name: A :many
SELECT id FROM people WHERE id = sqlc.arg();
-- name: B :many
SELECT id FROM people WHERE id = sqlc.ar(id);
-- name: C :many
SELECT id FROM people WHERE id = sqlc.arg(id, name);
-- name: D :many
SELECT id FROM people WHERE id = sqlc.arg(1);
-- name: E :many
SELECT id FROM people WHERE id IN (1, sqlc.slice(ids));
