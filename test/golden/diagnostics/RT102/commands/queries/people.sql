-- name: GetOne :on
SELECT 1 AS x;
-- name: GetMany :MANY
SELECT 1 AS x;
-- name: Insert :execlastid
INSERT INTO people (id, name) VALUES ($1, $2);
-- name: Other :stream
SELECT 1 AS x;
