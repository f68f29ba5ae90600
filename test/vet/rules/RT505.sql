-- name: BadJoinWhere :many
SELECT owner.id FROM owner LEFT JOIN task ON task.owner_id = owner.id WHERE task.done;

-- name: BadJoinEqual :many
SELECT owner.id, task.title
FROM owner
  LEFT JOIN task ON task.owner_id = owner.id
WHERE owner.name = 'ä' AND task.title = @title;

-- name: BadJoinRight :many
SELECT task.id FROM task RIGHT JOIN owner ON task.owner_id = owner.id WHERE task.score > 3;

-- name: BadJoinFull :many
SELECT task.id FROM task FULL JOIN owner ON task.owner_id = owner.id WHERE owner.name = @name;

-- name: BadJoinFullBoth :many
SELECT task.id FROM task FULL JOIN owner ON task.owner_id = owner.id WHERE owner.name = @name AND task.done;

-- name: GoodJoinFull :many
SELECT task.id, owner.id AS owner FROM task FULL JOIN owner ON task.owner_id = owner.id WHERE coalesce(task.done, true);

-- name: BadJoinLaterJoin :many
SELECT owner.id FROM owner LEFT JOIN task ON task.owner_id = owner.id JOIN note ON note.task_id = task.id;

-- name: BadJoinChain :many
SELECT owner.id
FROM owner
  LEFT JOIN task ON task.owner_id = owner.id
  LEFT JOIN note ON note.task_id = task.id
WHERE note.body = @body;

-- name: BadJoinHaving :many
SELECT task.score FROM owner LEFT JOIN task ON task.owner_id = owner.id GROUP BY task.score HAVING task.score > 1;

-- name: BadJoinEitherWay :many
SELECT owner.id FROM owner LEFT JOIN task ON task.owner_id = owner.id WHERE task.score = 1 OR task.score = 2;

-- name: BadJoinSubSelect :many
SELECT id FROM owner
WHERE id IN (SELECT o.boss_id FROM owner AS o LEFT JOIN task AS t ON t.owner_id = o.id WHERE t.due < current_date);

-- name: BadJoinUsing :many
SELECT o.id FROM owner AS o LEFT JOIN (SELECT id, score FROM task) AS t USING (id) WHERE t.score IN (1, 2);

-- name: GoodJoinOn :many
SELECT owner.id FROM owner LEFT JOIN task ON task.owner_id = owner.id AND task.done;

-- name: GoodJoinOnPurpose :many
SELECT owner.id FROM owner LEFT JOIN task ON task.owner_id = owner.id WHERE task.id IS NOT NULL;

-- name: GoodJoinOnPurposeToo :many
SELECT owner.id FROM owner LEFT JOIN task ON task.owner_id = owner.id WHERE NOT task.id IS NULL AND task.done;

-- name: GoodJoinMissing :many
SELECT owner.id FROM owner LEFT JOIN task ON task.owner_id = owner.id WHERE task.id IS NULL;

-- name: GoodJoinOr :many
SELECT owner.id FROM owner LEFT JOIN task ON task.owner_id = owner.id WHERE task.score = 1 OR task.score IS NULL;

-- name: GoodJoinOptional :many
SELECT owner.id FROM owner LEFT JOIN task ON task.owner_id = owner.id
WHERE sqlc.narg(title)::text IS NULL OR task.title = sqlc.narg(title);

-- name: GoodJoinCoalesce :many
SELECT owner.id FROM owner LEFT JOIN task ON task.owner_id = owner.id WHERE coalesce(task.done, false);

-- name: GoodJoinDistinct :many
SELECT owner.id FROM owner LEFT JOIN task ON task.owner_id = owner.id WHERE task.score IS DISTINCT FROM 1;

-- name: GoodJoinOtherSide :many
SELECT owner.id, task.id AS task FROM owner LEFT JOIN task ON task.owner_id = owner.id WHERE owner.name = @name;

-- name: GoodJoinInner :many
SELECT owner.id FROM owner JOIN task ON task.owner_id = owner.id WHERE task.done;

-- name: GoodJoinLaterLeftJoin :many
SELECT owner.id, note.id AS note FROM owner LEFT JOIN task ON task.owner_id = owner.id LEFT JOIN note ON note.task_id = task.id;

-- name: GoodJoinFilter :many
SELECT owner.id, count(*) FILTER (WHERE task.done) AS done FROM owner LEFT JOIN task ON task.owner_id = owner.id GROUP BY owner.id;

-- name: GoodJoinAlwaysFinds :many
SELECT o.id FROM owner AS o
  LEFT JOIN LATERAL (SELECT count(*) > 0 AS busy FROM task WHERE task.owner_id = o.id) AS t ON true
WHERE NOT t.busy;

-- name: BadJoinFindsSome :many
SELECT o.id FROM owner AS o
  LEFT JOIN LATERAL (SELECT task.done FROM task WHERE task.owner_id = o.id ORDER BY task.id LIMIT 1) AS t ON true
WHERE NOT t.done;
