-- Bounds on the number of rows, exactly.

-- name: KeyByWindowBelow :many
-- proven: id
-- rows: max 1
select id from parent where id = (select count(*) over () from child limit 1);

-- name: BoundsUnionOfEmpty :many
-- proven: id
-- bounds: 0..n
select id from empty_table union select id from empty_table;

-- name: BoundsUnionOfOne :many
-- proven: n
-- bounds: 1..n
select count(*) as n from parent union all select id from empty_table;

-- name: BoundsOffsetNothing :one
-- proven: n
-- bounds: 1..1
select count(*) as n from parent offset 0;

-- name: BoundsOffset :many
-- proven: n
-- bounds: 0..1
select count(*) as n from parent offset 1;

-- name: BoundsLimitOfMany :many
-- proven: id
-- bounds: 0..n
select id from parent limit 2;

-- name: BoundsInsertPlain :many
-- proven: id
-- bounds: 1..1
insert into empty_table (id, x) values (77, 1) returning id;

-- name: BoundsInsertPartitioned :many
-- proven: id
-- bounds: 0..1
insert into part_trig (id, x) values (2, 5) returning id;

-- name: BoundsInsertThroughView :many
-- proven: id x
-- bounds: 0..1
insert into trig_view (y, req) values (1, 1) returning id, coalesce(x, 0) as x;

-- name: BoundsUpsert :many
-- proven: id
-- bounds: 1..1
insert into moods (id, m) values (1, 'ok') on conflict (id) do update set m = excluded.m returning id;

-- name: BoundsUpsertTrigger :many
-- proven: id
-- bounds: 0..1
insert into update_trig (id, x) values (1, 2) on conflict (id) do update set x = 3 returning id;

-- name: BoundsInsertInherited :many
-- proven: id
-- bounds: 0..1
insert into kin (id, v) values (70, 1) returning id;

-- name: BoundsInsertSilent :exec
-- bounds: 0..1
insert into empty_table (id, x) values (78, 1);

-- A function that returns no set gives a row even where its value is NULL.

-- name: BoundsStrictFunctionOfNull :one
-- bounds: 1..1
select a from strict_none(null) a;

-- name: BoundsRecordOfNull :one
-- bounds: 1..1
select r.a, r.b from json_to_record(null) as r(a int, b text);

-- name: BoundsVoidFunction :one
-- proven: missing
-- bounds: 1..1
select v is null as missing from void_sql() v;

-- name: BoundsSetFunction :many
-- proven: n
-- bounds: 0..n
select n from ids_of(-1) n;

-- name: BoundsSetBesideValue :many
-- quiet: x
-- bounds: 1..n
select r.n, r.x from rows from (ids_of(-1), add_one(1)) as r(n, x);

-- name: BoundsSetsSideBySide :many
-- quiet: n x
-- bounds: 0..n
select r.n, r.x from rows from (ids_of(-1), ids_of(-2)) as r(n, x);

-- name: BoundsFunctionWithCondition :many
-- proven: a
-- bounds: 0..1
select a from add_one(1) a where a > 5;

-- name: BoundsFunctionBesideTable :many
-- proven: id
-- bounds: 0..n
select p.id, a from parent p, maybe(p.id) a;

-- name: BoundsKeyIsVolatileSubQuery :many
-- proven: id
-- bounds: 0..1
select id from parent where id = (select q.id from parent q order by random() limit 1);

-- name: BoundsKeyIsLockedSubQuery :many
-- proven: id
-- bounds: 0..1
update parent set note = note where id = (select q.id from parent q where add_one(q.id) > 0 order by q.n limit 1 for update skip locked) returning id;

-- name: BoundsKeyIsVolatile :many
-- proven: id
-- bounds: 0..n
select id from parent where id = 1 + floor(random() * 5)::int;

-- name: BoundsKeyIsVolatileForEachRow :many
-- proven: id
-- bounds: 0..n
select l.id from child c, lateral (select p.id from parent p where p.id = (select q.id from parent q where q.id <> c.id order by random() limit 1)) l where c.id = 1;

-- name: BoundsKeyIsAnyOfSubQuery :many
-- proven: id
-- bounds: 0..n
select id from parent where id in (select q.id from parent q order by random() limit 1);
-- name: HavingSurelyTrue :many
-- proven: n a b
-- bounds: 1..1
-- rows: exactly 1
select count(*) as n, coalesce(max(y), 0) is null as b, array[max(y)] as a from empty_table having true and 1 = 1 and count(*) is not null;

-- name: HavingOfItself :many
-- bounds: 0..1
-- proven: a b
select max(x) as a, min(x) as b from empty_table having max(x) is not null and min(x) is not null;

-- name: HavingCountAndItself :many
-- bounds: 0..1
-- proven: a
select max(x) as a from empty_table having count(*) > 0 and max(x) is not null;

-- name: HavingOrNothing :many
-- bounds: 0..1
-- proven: a
select count(*) as a from empty_table having count(*) > 0 or max(x) is not null;

-- name: LimitZero :many
-- proven: a
-- bounds: 0..1
select 1 as a limit 0;

-- name: LimitOneOfOne :many
-- proven: id
-- rows: max 1
select id from parent where id = 1 limit 1;

-- name: HavingAlone :many
-- proven: a
-- rows: max 1
select 1 as a from empty_table having true;
