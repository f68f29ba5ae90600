-- name: Good :many
SELECT id FROM people;
