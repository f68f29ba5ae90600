-- name: BadNullEqual :many
SELECT id FROM task WHERE owner_id = NULL;

-- name: BadNullDifferent :many
SELECT id FROM task WHERE done AND owner_id <> NULL;

-- name: BadNullCast :many
SELECT id FROM task WHERE title = NULL::text;

-- name: BadNullLeft :many
SELECT id FROM task WHERE NULL = score;

-- name: BadNullOrder :many
SELECT id FROM task WHERE score > NULL;

-- name: BadNullLike :many
SELECT id FROM task WHERE title LIKE NULL;

-- name: BadNullJoin :many
SELECT task.id FROM task JOIN owner ON owner.boss_id = NULL;

-- name: BadNullCase :many
SELECT id, CASE score WHEN NULL THEN 'none' ELSE 'some' END AS kind FROM task;

-- name: BadNullInList :many
SELECT id FROM task WHERE score IN (NULL);

-- name: BadNullSubSelect :many
SELECT id FROM owner WHERE EXISTS (SELECT FROM task WHERE task.owner_id = owner.id AND due = NULL);

-- name: BadNullCheck :exec
UPDATE task SET done = (score = NULL) WHERE id = @id;

-- name: GoodNullIsNull :many
SELECT id FROM task WHERE owner_id IS NULL OR score IS NOT NULL;

-- name: GoodNullDistinct :many
SELECT id FROM task WHERE owner_id IS DISTINCT FROM NULL;

-- name: GoodNullAssignment :exec
UPDATE task SET owner_id = NULL WHERE id = @id;

-- name: GoodNullParameter :many
SELECT id FROM task WHERE owner_id = sqlc.narg(owner_id);

-- name: GoodNullArithmetic :many
SELECT id, score + NULL AS nothing FROM task;

-- name: GoodNullCoalesce :many
SELECT id FROM task WHERE score = coalesce(NULL, 1);

-- name: GoodNullText :many
SELECT id FROM task WHERE title = 'NULL';

-- name: GoodNullCall :many
SELECT id FROM task WHERE title = concat(NULL::text);
