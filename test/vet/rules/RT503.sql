-- name: BadNotInSubSelect :many
SELECT id FROM owner WHERE 'é' <> name AND id NOT IN (SELECT owner_id FROM task);

-- name: BadNotInAll :many
SELECT id FROM owner WHERE id <> ALL (SELECT owner_id FROM task);

-- name: BadNotInNegated :many
SELECT id FROM owner WHERE NOT (id = ANY (SELECT owner_id FROM task));

-- name: BadNotInAggregate :many
SELECT id FROM owner WHERE id NOT IN (SELECT max(owner_id) FROM task);

-- name: BadNotInOuterJoin :many
SELECT id FROM owner WHERE id NOT IN (SELECT o.id FROM task LEFT JOIN owner AS o ON o.id = task.owner_id);

-- name: BadNotInUnion :many
SELECT id FROM owner WHERE id NOT IN (SELECT id FROM owner UNION ALL SELECT score FROM task);

-- name: BadNotInPair :many
SELECT id FROM owner WHERE (id, name) NOT IN (SELECT owner_id, title FROM task);

-- name: BadNotInList :many
SELECT id FROM task WHERE score NOT IN (1, NULL);

-- name: BadNotInListParameter :many
SELECT id FROM task WHERE score NOT IN (1, sqlc.narg(other)::int);

-- name: BadNotInResult :many
SELECT id, id NOT IN (SELECT owner_id FROM task) AS idle FROM owner;

-- name: GoodNotInNotNull :many
SELECT id FROM task WHERE id NOT IN (SELECT task_id FROM note);

-- name: GoodNotInFiltered :many
SELECT id FROM owner WHERE id NOT IN (SELECT owner_id FROM task WHERE owner_id IS NOT NULL);

-- name: GoodNotInFilteredByUse :many
SELECT id FROM owner WHERE id NOT IN (SELECT owner_id FROM task WHERE owner_id > 0);

-- name: GoodNotInIn :many
SELECT id FROM owner WHERE id IN (SELECT owner_id FROM task);

-- name: GoodNotInNotExists :many
SELECT id FROM owner WHERE NOT EXISTS (SELECT FROM task WHERE task.owner_id = owner.id);

-- name: GoodNotInCoalesced :many
SELECT id FROM owner WHERE id NOT IN (SELECT coalesce(owner_id, 0) FROM task);

-- name: GoodNotInOtherOperator :many
SELECT id FROM owner WHERE id > ALL (SELECT owner_id FROM task);

-- name: GoodNotInList :many
SELECT id FROM task WHERE score NOT IN (1, 2, @other);

-- name: GoodNotInInList :many
SELECT id FROM task WHERE score IN (1, NULL);

-- name: GoodNotInSlice :many
SELECT id FROM task WHERE id <> ALL (sqlc.slice(ids));

-- name: GoodNotInArray :many
SELECT id FROM task WHERE score > ALL (ARRAY[1, NULL::int]);
