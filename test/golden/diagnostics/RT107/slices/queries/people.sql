-- name: ASingleValue :many
SELECT id FROM people WHERE id = sqlc.slice(ids);
