-- name: BadLimitLimit :many
SELECT id FROM task WHERE title <> '☃' LIMIT 10;

-- name: BadLimitOne :one
SELECT id FROM task WHERE owner_id = @owner_id LIMIT 1;

-- name: BadLimitParameter :many
SELECT id FROM task LIMIT @count;

-- name: BadLimitSubSelect :exec
DELETE FROM task WHERE id IN (SELECT id FROM task WHERE done LIMIT 100);

-- name: BadLimitLateral :many
SELECT owner.id, t.title FROM owner CROSS JOIN LATERAL (SELECT title FROM task WHERE owner_id = owner.id LIMIT 1) AS t;

-- name: BadLimitUnion :many
SELECT id FROM task UNION ALL SELECT id FROM note LIMIT 5;

-- name: BadLimitFetch :many
SELECT id FROM task FETCH FIRST 3 ROWS ONLY;

-- name: BadLimitScalar :many
SELECT id, (SELECT title FROM task WHERE owner_id = owner.id LIMIT 1) AS any_title FROM owner;

-- name: GoodLimitOrdered :many
SELECT id FROM task ORDER BY id LIMIT 10;

-- name: GoodLimitKey :one
SELECT title FROM task WHERE id = @id LIMIT 1;

-- name: GoodLimitAggregate :one
SELECT count(*) AS tasks FROM task LIMIT 1;

-- name: GoodLimitExists :many
SELECT id FROM owner WHERE EXISTS (SELECT id FROM task WHERE owner_id = owner.id LIMIT 1);

-- name: GoodLimitCapped :one
SELECT count(*) AS capped FROM (SELECT 1 FROM task WHERE done LIMIT 1000) AS capped;

-- name: GoodLimitAll :many
SELECT id FROM task LIMIT ALL;

-- name: GoodLimitNone :many
SELECT id FROM task LIMIT 0;

-- name: GoodLimitNoTable :many
SELECT n FROM generate_series(1, 10) AS n LIMIT 3;

-- name: GoodLimitOrderedUnion :many
SELECT id FROM task UNION ALL SELECT id FROM note ORDER BY id LIMIT 5;

-- name: GoodLimitOnlyRow :one
SELECT theme FROM setting WHERE only_row = true LIMIT 1;

-- name: GoodLimitClaims :many
SELECT id FROM task WHERE NOT done LIMIT 10 FOR UPDATE SKIP LOCKED;

-- name: BadLimitWaits :many
SELECT id FROM task WHERE NOT done LIMIT 10 FOR UPDATE NOWAIT;
