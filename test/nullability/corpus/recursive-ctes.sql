-- name: RecursiveTree :many
-- proven: id name depth
with recursive r as (select id, parent_id, name, note, 1 as depth from tree where parent_id is null union all select t.id, t.parent_id, t.name, t.note, r.depth + 1 from tree t join r on t.parent_id = r.id) select id, parent_id, name, note, depth from r;

-- name: RecursiveSecondArmNull :many
-- proven: n
with recursive r as (select 1 as n, 'x'::text as s union all select n + 1, nullif(s, 'x') from r where n < 3) select n, s from r;

-- name: RecursiveNullLater :many
-- proven: n
with recursive r (n, s) as (select 1, 1 union all select n + 1, case when n < 3 then s end from r where n < 5) select n, s from r;

-- name: RecursiveShift :many
-- proven: n
with recursive r (n, a, b, c) as (select 1, 1, 1, null::int union all select n + 1, b, c, c from r where n < 4) select n, a, b, c from r;

-- name: RecursiveLeftJoin :many
-- proven: id name
with recursive r (id, note, name) as (select id, note, name from tree where id = 1 union all select t.id, c.note, coalesce(c.note, r.name) from r join tree t on t.parent_id = r.id left join tree c on c.id = t.id and c.id > 2) select id, note, name from r;

-- name: RecursiveUnionDistinct :many
with recursive r (n) as (select 1 union select v.x from r, (values (2), (null::int)) v(x)) select n from r;

-- name: RecursiveSearch :many
-- proven: id name path
with recursive r as (select id, parent_id, name from tree where parent_id is null union all select t.id, t.parent_id, t.name from tree t join r on t.parent_id = r.id) search depth first by id set path select id, name, parent_id, path from r;

-- name: RecursiveCycle :many
-- proven: id looped seen
with recursive r as (select id, parent_id, name from tree where parent_id is null union all select t.id, t.parent_id, t.name from tree t join r on t.parent_id = r.id) cycle id set looped using seen select id, looped, seen from r;

-- name: RecursiveCycleNullDefault :many
-- proven: id seen one
-- quiet: third
with recursive r as (select id, parent_id from tree where parent_id is null union all select t.id, t.parent_id from tree t join r on t.parent_id = r.id) cycle id set looped to 1 default null using seen select id, looped, seen, 1 as one from r;

-- name: RecursiveCycleNullMark :many
-- proven: id
with recursive r as (select 1 as id, 0 as n union all select r.id, r.n + 1 from r where r.n < 9) cycle id set looped to 1 default null using seen select id, looped from r;

-- name: RecursiveTwice :many
-- proven: n other
with recursive a as (select 1 as n, null::int as m union all select n + 1, n from a where n < 3), b as (select n, m from a union all select b.n + 1, b.m from b where b.n < 2) select a.n, b.m, b.n as other from a join b on a.n = b.n;

-- name: RecursiveNestedWith :many
-- proven: n
with recursive r (n, s) as (select 1, 'a'::text union all (with inner_one as (select n + 1 as n, nullif(s, 'a') as s from r) select n, s from inner_one where n < 3)) select n, s from r;

-- name: RecursiveAggregated :many
-- proven: b
-- rows: exactly 1
-- quiet: a c
with recursive r (n, s) as (select 1, null::int union all select n + 1, n from r where n < 3) select max(n) as a, count(s) as b, max(s) as c from r;

-- name: RecursiveCaseFact :many
-- proven: n s
with recursive r (n, s) as (select 1, null::int union all select n + 1, case when s is not null then s else n end from r where n < 4) select n, s from r where s is not null;

-- name: RecursiveInSubquery :many
-- proven: id a
select p.id, (with recursive r (n) as (select p.id union all select n + 1 from r where n < 5) select count(*) from r) as a, (with recursive r (n) as (select p.n union all select n + 1 from r where n < 5) select n from r limit 1) as b from parent p;

-- name: RecursiveSwapArms :many
-- proven: a
with recursive r (a, b) as (select 1, null::int union all select coalesce(b, 0), a from r where a = 1) select a, b from r;

-- name: PlainCteUnused :many
-- proven: n
with a as (select n from parent), b as (select coalesce(n, 0) as n from a) select n from b;

-- name: CteShadowing :many
-- proven: name
-- rows: exactly 1
with parent as (select null::int as id, 'x' as name) select id, name from parent;

-- name: CteInnerShadowing :many
-- proven: outer_x
-- rows: max 1
with c as (select 1 as x) select a.x as outer_x, b.x as inner_x from c a cross join lateral (with c as (select null::int as x) select x from c) b;

-- name: CteMaterialized :many
with c as materialized (select id, n from parent), d as not materialized (select id, n from c where n is not null) select c.n, d.n as narrowed from c left join d on d.id = c.id where d.id is not null or c.id = 2;

-- name: RecursiveSearchAndCycle :many
-- proven: id path looped seen
with recursive r as (select id, parent_id from tree where parent_id is null union all select t.id, t.parent_id from tree t join r on t.parent_id = r.id) search depth first by id set path cycle id set looped using seen select id, parent_id, path, looped, seen from r;

-- name: RecursiveSearchAndNullMark :many
-- proven: id path seen
with recursive r as (select 1 as id, 0 as n union all select r.id, r.n + 1 from r where r.n < 9) search depth first by id set path cycle id set looped to 1 default null using seen select id, path, looped, seen from r;
