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
-- name: Template :many
SELECT id FROM people WHERE id = {{id}};
-- name: Literal :many
SELECT id FROM people WHERE id = ${id};
-- name: List :many
SELECT id FROM people WHERE id IN (@ids::int[]);
