-- name: get_people :many
SELECT id FROM people;
-- name: GetPeople :many
SELECT name FROM people;
