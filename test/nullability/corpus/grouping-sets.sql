-- name: Rollup :many
-- proven: amount level
-- quiet: total
select p.name, p.id, count(*) as amount, sum(p.id) as total, grouping(p.name) as level from parent p group by rollup (p.name, p.id);

-- name: Cube :many
-- proven: amount
-- quiet: top
select p.name, p.id, count(*) as amount, max(p.name) as top from parent p group by cube (p.name, p.id);

-- name: SetsWithoutEmpty :many
-- proven: name total
select p.name, p.id, sum(p.id) as total, max(p.n) as top from parent p group by grouping sets ((p.name), (p.name, p.id));

-- name: SetsDisjoint :many
-- proven: total
select p.name, p.id, sum(p.id) as total from parent p group by grouping sets ((p.name), (p.id));

-- name: SetsWithEmpty :many
select p.name, sum(p.id) as total from parent p where p.id < 0 group by grouping sets ((p.name), ());

-- name: SetsOnlyEmpty :many
-- proven: amount
select count(*) as amount, sum(x) as total from empty_table group by grouping sets (());

-- name: PlainBesideRollup :many
-- proven: name
-- proven: total
select p.name, p.id, sum(p.id) as total, max(p.note) as top from parent p group by p.name, rollup (p.id);

-- name: PlainBesideRollupOverNothing :many
-- proven: x
-- quiet: y
-- proven: top
select x, y, max(x) as top from empty_table group by x, rollup (y);

-- name: RollupExpression :many
select p.id + 1 as next, upper(p.name) as name from parent p group by rollup (p.id + 1, upper(p.name));

-- name: RollupHavingNotNull :many
-- proven: name
-- provable: top
select p.name, p.id, max(p.id) as top from parent p group by rollup (p.name, p.id) having p.name is not null;

-- name: RollupWhereNotNull :many
-- quiet: top
select p.n, max(p.n) as top from parent p where p.n is not null group by rollup (p.n);

-- name: RollupWhereNotNullPlain :many
-- proven: n
-- proven: top
select p.n, p.note, max(p.n) as top from parent p where p.n is not null group by p.n, rollup (p.note);

-- name: RollupCoalesce :many
-- proven: name
select coalesce(p.name, 'all') as name, p.name || '!' as loud from parent p group by rollup (p.name);

-- name: RollupConstant :many
-- proven: amount
select 'total'::text as label, count(*) as amount from parent group by rollup (1);

-- name: RollupCaseGrouping :many
-- proven: safe name
select case when grouping(p.name) = 1 then 'all' else p.name end as name, case when p.name is null then 'all' else p.name end as safe from parent p group by rollup (p.name);

-- name: RollupOverLeftJoin :many
-- proven: label
-- quiet: id
select p.id, c.label from parent p left join child c on c.parent_id = p.id group by rollup (p.id, c.label) having c.label is not null;

-- name: RollupSubquery :many
-- proven: name
select s.name, s.id from (select name, id from parent group by rollup (name, id)) s where s.name is not null;

-- name: RollupPushedFact :many
-- proven: name
select s.name, s.top from (select name, max(n) as top from parent group by rollup (name)) s where s.name is not null;

-- name: CubeOfOne :many
select p.id, p.id * 2 as twice from parent p group by cube (p.id);

-- name: SetsTwice :many
-- proven: name
-- proven: top
select p.name, p.id, max(p.id) as top from parent p group by grouping sets ((p.name), (p.name)), grouping sets ((p.id), ());

-- name: SetsEmptyTwice :many
-- proven: amount
select max(x) as top, count(*) as amount from empty_table group by rollup (x), rollup (y);

-- name: GroupDistinctRollup :many
select p.name, p.id from parent p group by distinct rollup (p.name, p.id), rollup (p.name);

-- name: AggregateOverRollup :many
-- rows: exactly 1
-- quiet: top names
select max(s.name) as top, array_agg(s.name) as names from (select name from parent group by rollup (name)) s;

-- name: OuterColumnInGroupingSets :many
-- proven: id a b c e
-- elements: c
select p.id, array(select p.id from child c group by grouping sets ((p.id), ())) as a, array(select p.id + 1 from child c group by rollup (p.id)) as b, array(select c.id from child c group by c.id, p.id) as c, array(select (select p.id) from child c group by rollup (p.id)) as e from parent p;

-- name: RollupOfMergedColumn :many
-- proven: amount
select a.id, count(*) as amount from parent a join child b using (id) group by rollup (id);

-- name: RollupInScalar :many
-- proven: amount
select p.id, (select p.name) as name, count(*) as amount from parent p group by rollup (p.id, p.name);

-- name: RollupKeptInScalar :many
-- proven: name amount
select (select p.name) as name, p.id, count(*) as amount from parent p group by p.name, rollup (p.id);

-- name: OuterColumnBesideGroupingSets :many
-- proven: id a b c d
-- elements: a b c d
select p.id, array(select p.id from child c group by p.id) as a, array(select p.id from child c group by rollup (c.id)) as b,
  array(select p.id from child c group by rollup (q.id)) as c, array(select p.id from child c group by rollup (p.name)) as d
from parent p cross join parent q;
