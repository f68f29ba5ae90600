-- name: GetPeople :many
SELECT 1 AS x;
