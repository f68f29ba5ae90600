-- name: LateralLeft :many
-- proven: id
select p.id, l.label, l.v from parent p left join lateral (select c.label, c.v from child c where c.parent_id = p.id order by c.id limit 1) l on true;

-- name: LateralCross :many
-- proven: id label
select p.id, l.label, l.v from parent p cross join lateral (select c.label, c.v from child c where c.parent_id = p.id) l;

-- name: LateralAggregate :many
-- proven: id amount
select p.id, l.amount, l.top from parent p left join lateral (select count(*) as amount, max(c.req) as top from child c where c.parent_id = p.id) l on true;

-- name: LateralAggregateOn :many
-- proven: id
select p.id, l.amount from parent p left join lateral (select count(*) as amount from child c where c.parent_id = p.id) l on l.amount > 0;

-- name: LateralGrouped :many
-- proven: id
select p.id, l.amount from parent p left join lateral (select count(*) as amount from child c where c.parent_id = p.id group by c.parent_id) l on true;

-- name: LateralOuterColumn :many
-- proven: id id2
select p.id, l.n, l.id2 from parent p left join lateral (select p.n, p.id as id2) l on true;

-- name: LateralOuterColumnFiltered :many
-- proven: id
select p.id, l.id2 from parent p left join lateral (select p.id as id2 where p.n > 0) l on true;

-- name: LateralOfNullableSide :many
-- proven: id
select p.id, l.label from parent p left join child c on c.parent_id = p.id cross join lateral (select c.label) l;

-- name: LateralOfNullableSideFact :many
-- proven: id label
select p.id, l.label, l.v from parent p left join child c on c.parent_id = p.id cross join lateral (select c.label, c.v) l where l.label > '';

-- name: LateralFunction :many
-- proven: id y
select p.id, l.x, m.y from parent p cross join lateral add_one(p.n) l(x) cross join lateral add_one(p.id) m(y);

-- name: LateralUnion :many
-- proven: id
select p.id, l.x from parent p cross join lateral (select p.id as x union all select p.n) l;

-- name: LateralNested :many
-- proven: id amount
select p.id, l.amount, l.deep from parent p left join lateral (select count(*) as amount, (select max(c.v) from child c where c.id = p.id) as deep from grand) l on true;

-- name: LateralWindow :many
-- proven: id
select p.id, l.first from parent p cross join lateral (select first_value(c.v) over (order by c.id desc) as first from child c) l where p.n is not null;

-- name: LateralDml :many
-- proven: id
with changed as (update child set v = null where v is not null returning id, v) select p.id, l.v from parent p left join lateral (select v from changed where changed.id = p.id) l on true;

-- name: LateralExistsFact :many
-- proven: id
-- provable: n
select p.id, l.n from parent p cross join lateral (select p.n where exists (select where p.n is not null)) l;

-- name: LateralTwice :many
-- proven: id
select p.id, a.x, b.y from parent p left join lateral (select p.n as x) a on a.x is not null left join lateral (select a.x as y) b on true;

-- name: LateralJoinOnInside :many
-- proven: id
select p.id, s.label, s.tag from parent p left join lateral (select c.label, g.tag from child c left join grand g on g.child_id = c.id and g.id = p.id where c.parent_id = p.id) s on true;

-- name: LateralSubqueryWholeRow :many
-- proven: id
select p.id, l as whole from parent p left join lateral (select p.n where p.n > 0) l on true;

-- name: LateralRightSideReduced :many
-- proven: id x
select p.id, l.x from parent p left join lateral (select p.n as x) l on true where l.x > 0;

-- name: LateralEmptyArray :many
-- proven: id
select p.id, u as item from parent p left join lateral unnest(array[p.n, p.id]) u on true;

-- name: LateralUnnestNothing :many
-- proven: id
select p.id, u as item from parent p left join lateral unnest(array[]::int[]) u on true;
