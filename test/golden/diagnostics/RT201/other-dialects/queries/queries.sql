-- name: QuestionMark :many
SELECT id FROM people WHERE id = ? AND name <> 'x';
-- name: QuestionMarkLast :many
SELECT id FROM people LIMIT ?;
-- name: QuestionMarks :exec
INSERT INTO people (id, name) VALUES (?, ?);
-- name: QuestionMarkFirst :many
SELECT id FROM people WHERE ? = id;
-- name: Colon :many
SELECT id FROM people WHERE id = :id;
-- name: Backticks :many
SELECT `id` FROM people;
-- name: QuotedText :many
SELECT id FROM people WHERE name = "it's John";
-- name: QuotedName :many
SELECT p."Boss" FROM people p;
