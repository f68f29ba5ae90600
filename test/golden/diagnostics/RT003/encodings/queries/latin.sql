-- name: Cafe :many
SELECT id FROM people WHERE name = 'café';
