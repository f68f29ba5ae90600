-- name: NoColumn :many
SELECT nam FROM people;
-- name: NoTable :many
SELECT 1 FROM peple;
-- name: Grammar :many
SELECT id FORM people;
-- name: WrongType :many
SELECT id FROM people WHERE mood = 'happy';
-- name: Grouping :many
SELECT name, count(*) FROM people;
