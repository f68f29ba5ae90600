-- name: GetPeople :many
SELECT name FROM people;
