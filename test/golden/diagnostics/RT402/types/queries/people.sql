-- name: Pseudo :many
SELECT id FROM people WHERE @x::cstring IS NULL;
-- name: Good :many
SELECT id FROM people;
