-- name: BadCastNumeric :many
SELECT title FROM task WHERE id = @id::numeric;

-- name: BadCastFloat :many
SELECT 'ü' AS mark, title FROM task WHERE owner_id > 1.5;

-- name: BadCastTurned :many
SELECT title FROM task WHERE @id::numeric = id;

-- name: BadCastChar :many
SELECT id FROM owner WHERE code = @code::text;

-- name: BadCastList :many
SELECT title FROM task WHERE id = ANY (@ids::numeric[]);

-- name: BadCastJoin :many
SELECT task.title FROM (SELECT 2.0 AS wanted) AS w JOIN task ON task.id = w.wanted;

-- name: GoodCastSameType :many
SELECT title FROM task WHERE id = @id;

-- name: GoodCastOtherInteger :many
SELECT title FROM task WHERE id = @id::int;

-- name: GoodCastText :many
SELECT id FROM task WHERE title = @title::text;

-- name: GoodCastCastOfValue :many
SELECT title FROM task WHERE id = @id::numeric::bigint;

-- name: GoodCastNoIndex :many
SELECT title FROM task WHERE score = @score::numeric;

-- name: GoodCastOnPurpose :many
SELECT title FROM task WHERE id::numeric = @id::numeric;

-- name: GoodCastResult :many
SELECT id = 1.5 AS half FROM task;

-- name: GoodCastDifferent :many
SELECT title FROM task WHERE id <> @id::numeric;

-- name: GoodCastSameRow :many
SELECT title FROM task WHERE id = (score * 1.5);

-- name: GoodCastDate :many
SELECT id FROM owner WHERE joined > @since::timestamptz;

-- name: GoodCastOuter :many
SELECT title FROM task WHERE EXISTS (SELECT FROM owner WHERE task.id = @id::numeric);
