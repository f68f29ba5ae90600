-- name: UnionBoth :many
-- proven: a
select id as a, n as b, name as c from parent union all select id, req, null from child;

-- name: UnionSecondArmNull :many
select id as a from parent union all select v from child;

-- name: UnionDistinctNull :many
-- rows: min 1
select id as a from parent union select null order by 1;

-- name: UnionThirdArm :many
-- rows: min 1
select 1 as a union all select 2 union all select y from (values (null::int)) v(y);

-- name: UnionNested :many
-- proven: b
-- rows: min 1
select 1 as a, 2 as b union all (select 3, 4 intersect select 3, 4) union all (select null, 1 except select 1, 1);

-- name: IntersectEither :many
-- proven: a
select n as a from parent intersect select id + 6 from child;

-- name: IntersectBothNullable :many
-- rows: max 1
select n as a from parent intersect select null;

-- name: ExceptLeft :many
-- proven: a
select id as a from parent except select v from child;

-- name: ExceptLeftNullable :many
select n as a from parent except select id from child;

-- name: ExceptTakesNullAway :many
-- quiet: a
select n as a from parent except select null;

-- name: UnionOfViews :many
-- proven: a
select id as a, name as b from both_ways;

-- name: UnionInSubquery :many
-- proven: a
select s.a from (select id as a from parent union all select id from child) s where s.a > 1;

-- name: UnionInCte :many
-- proven: a
with u as (select id as a, note as b from parent union all select id, 'x' from child) select a, b from u;

-- name: UnionArrays :many
-- proven: a
-- rows: min 1
select array[1] as a, array[1, null] as b union all select array[2, null], null;

-- name: UnionLimit :many
-- rows: max 1
select 1 as a union all select null limit 1 offset 1;

-- name: UnionCoerced :many
-- proven: a b c
-- rows: min 1
select 1 as a, current_date as b, 'x'::varchar as c union all select 2.5, '2020-01-01 10:00'::timestamp, 'y';

-- name: UnionNullLiteralTyped :many
-- rows: min 1
select null as a, 1 as b union all select 1, null;

-- name: IntersectAll :many
-- proven: b
select n as a, id as b from parent intersect all select n, id from parent;

-- name: ValuesRows :many
-- proven: column1
-- rows: min 1
values (1, null, 'x'), (2, 'y', null);

-- name: ValuesSubquery :many
-- proven: a
-- rows: min 1
select v.a, v.b, v.c from (values (1, null::int, 2), (2, 3, (select 1 where false))) v(a, b, c);

-- name: ValuesLateral :many
-- proven: id y
select p.id, v.x, v.y from parent p cross join lateral (values (p.n, p.id), (0, 1)) v(x, y);

-- name: ValuesLeftJoin :many
-- proven: id x
select p.id, v.x from parent p left join lateral (values (p.name)) v(x) on true;

-- name: ValuesLeftJoinNullable :many
-- proven: id
select p.id, v.x, w.y from parent p left join lateral (values (p.n)) v(x) on true left join (values (1)) w(y) on w.y = p.id;

-- name: TableCommand :many
table only_int;

-- name: SelectStarOfEmptyUnion :many
-- rows: min 1
select x from empty_table union all select null::int;

-- name: DistinctOn :many
-- proven: name
select distinct on (flag) flag, name, note from parent order by flag, note nulls first;
