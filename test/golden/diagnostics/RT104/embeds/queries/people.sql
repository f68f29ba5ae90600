-- name: InAFunction :many
SELECT count(sqlc.embed(p)) FROM people p;
-- name: InASubQuery :many
SELECT id FROM (SELECT sqlc.embed(p) FROM people p) AS q;
-- name: InTheSecondSelect :many
SELECT id, name, mood, boss FROM people UNION SELECT sqlc.embed(p) FROM people p;
-- name: BetweenStars :many
SELECT *, sqlc.embed(p), * FROM people p;
-- name: InWhere :many
SELECT id FROM people p WHERE sqlc.embed(p) IS NOT NULL;
