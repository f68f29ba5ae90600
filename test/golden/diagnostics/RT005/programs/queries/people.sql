-- name: GetPeople :many
SELECT id FROM people;
