-- name: NoEnd :many
SELECT id FROM people
-- name: Next :many
SELECT id FROM people;
-- name: Nothing :many
