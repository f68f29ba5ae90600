-- name: ScalarMayFindNothing :many
-- proven: id
-- quiet: b
select p.id, (select c.label from child c where c.id = p.id) as a, (select c.id from child c limit 1) as b, (select x from empty_table) as c from parent p;

-- name: ScalarAggregate :many
-- proven: id a c
select p.id, (select count(*) from child c where c.parent_id = p.id) as a, (select max(c.req) from child c where c.parent_id = p.id) as b, (select coalesce(max(c.req), 0) from child c where c.parent_id = p.id) as c, (select count(*) from child c having count(*) > 10) as d, (select count(*) from child c group by c.parent_id limit 1 offset 7) as e from parent p;

-- name: ScalarWithoutFrom :many
-- proven: a g
-- rows: exactly 1
select (select 1) as a, (select null::int) as b, (select 1 where false) as c, (select 1 limit 0) as d, (select 1 offset 1) as e, (select generate_series(1, 0)) as f, (select 1 limit null) as g;

-- name: ScalarValues :many
-- proven: a c
-- rows: exactly 1
select (values (1)) as a, (values (null::int)) as b, (select x from (values (1), (2)) v(x) limit 1) as c;

-- name: ScalarLimitParameter :many
-- args: ["0", "1"]
-- rows: exactly 1
select (select 1 limit @n) as a, (select 1 offset @m) as b;

-- name: ScalarUnion :many
-- proven: a b
-- rows: exactly 1
select (select 1 union select 1) as a, (select 1 where false union select 2) as b, (select 1 intersect select 2) as c, (select 1 except select 1) as d;

-- name: ScalarOfLeftJoin :many
-- proven: b
-- rows: exactly 1
select (select c.id from (select 1 as k) s left join child c on c.id = 99) as a, (select s.k from (select 1 as k) s left join child c on c.id = 99) as b;

-- name: ExistsAndArray :many
-- proven: a b c d e
-- elements: b d
-- rows: exactly 1
select exists (select x from empty_table) as a, array(select x from empty_table) as b, array(select n from parent) as c, array(select id from parent order by 1) as d, not exists (select null) as e;

-- name: InSubquery :many
-- proven: a d h
-- quiet: e f
select p.id in (select x from empty_table) as a, p.id in (select parent_id from child) as b, p.n in (select id from child) as c, p.id = any (select id from child) as d, p.id > all (select v from child) as e, p.n in (select x from empty_table) as f, p.id not in (select parent_id from child) as g, p.id <> all (select req from child) as h from parent p;

-- name: RowInSubquery :many
-- quiet: b
select (p.id, p.n) in (select id, v from child) as a, (p.id, p.name) in (select id, label from child) as b, (p.id, 1) = (select id, req from child where id = 77) as c from parent p;

-- name: InSubqueryNarrowed :many
-- proven: a b
select p.n in (select c.v from child c where c.v is not null) as a, p.n in (select c.req from child c) as b from parent p where p.n is not null;

-- name: CorrelatedNarrowing :many
-- proven: a
-- quiet: c
select (select p.n) as a, (select p.n where p.n > 3) as b, (select sum(p.n + c.req) from child c) as c from parent p where p.n is not null;

-- name: NestedScalar :many
-- proven: a
select (select (select count(*) from child c where c.parent_id = p.id)) as a, (select (select max(c.v) from child c where c.parent_id = p.id)) as b from parent p;

-- name: ScalarOverView :many
-- rows: exactly 1
-- provable: a
-- quiet: b
select (select amount from totals) as a, (select most from totals) as b, (select amount from counted where parent_id = 77) as c;

-- name: ScalarCte :many
-- proven: a
-- rows: exactly 1
with one as (select count(*) as amount, max(y) as top from empty_table), none as (select x from empty_table) select (select amount from one) as a, (select top from one) as b, (select x from none) as c;

-- name: ScalarDistinct :many
-- proven: a c
-- rows: exactly 1
select (select distinct 1) as a, (select distinct x from empty_table) as b, (select distinct count(*) from empty_table) as c;

-- name: ScalarWindow :many
-- proven: b
-- rows: exactly 1
select (select count(*) over () from empty_table) as a, (select row_number() over () from (select 1) s) as b;

-- name: ScalarFunctionInFrom :many
-- rows: exactly 1
-- proven: b
select (select g from generate_series(1, 0) g) as a, (select x from add_one(1) x) as b, (select x from unnest(array[]::int[]) x) as c;

-- name: ScalarJsonArray :many
-- proven: b c
-- rows: exactly 1
select json_array(select x from empty_table) as a, json_array(1, null) as b, json_array() as c;

-- name: ScalarUpdateNothing :many
-- proven: b
-- rows: exactly 1
with gone as (delete from parent where id = 99 returning id) select (select id from gone) as a, (select count(*) from gone) as b;

-- name: ScalarTableSample :many
-- proven: a
-- rows: exactly 1
select (select count(*) from parent tablesample system (0)) as a, (select id from parent tablesample system (0)) as b;

-- name: AnyWithUserOperator :many
-- quiet: a
select p.n ==== any (select v from child) as a from parent p;
