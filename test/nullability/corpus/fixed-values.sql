-- How many rows, where a condition is always true, a value the same for all rows, or a key fixed from outside.

-- name: SureConditions :many
-- proven: x
-- bounds: 1..1
select x from (values (1)) v (x) where (x is not null and 1 = 1) or x > 5;

-- name: SureConditionOfOr :many
-- proven: x
-- bounds: 1..1
select x from (values (1)) v (x) where x > 5 or x is not null;

-- name: SureTruth :many
-- proven: x
-- bounds: 1..1
select x from (values (1)) v (x) where true and (x > 5 or true);

-- name: UnsureConditions :many
-- proven: x
-- bounds: 0..1
select x from (values (1)) v (x) where (x is not null and x > 5) or x > 6;

-- name: NotSureCondition :many
-- proven: x
-- bounds: 0..1
select x from (values (1)) v (x) where not (x is not null and 1 = 1);

-- name: SureFalsehood :many
-- proven: x
-- bounds: 0..1
select x from (values (1)) v (x) where x > 5 or false;

-- name: SurelyNotNullRow :many
-- proven: c
-- bounds: 0..1
select c from (values (row(1, null)::comp)) v (c) where c is not null;

-- name: SurelyNull :many
-- proven: x
-- bounds: 0..1
select x from (values (1)) v (x) where x is null;

-- name: UnequalConstants :many
-- proven: x
-- bounds: 0..1
select x from (values (1)) v (x) where 1 <> 1;

-- name: NullConstantsAreNotEqual :many
-- proven: x
-- bounds: 0..1
select x from (values (1)) v (x) where null::int = null::int;

-- name: KeyOfRandomValue :many
-- proven: id
-- bounds: 0..n
select id from parent where id = (random() * 3)::int;

-- name: KeyOfExists :many
-- proven: id
-- bounds: 0..1
select id from parent where id = (exists (select from child where v = 5))::int;

-- name: DistinctCounts :many
-- proven: amount
-- bounds: 0..n
select distinct count(*) as amount from child group by parent_id;

-- name: DistinctNumbers :many
-- proven: number
-- bounds: 0..n
select distinct row_number() over () as number from parent;

-- name: PartialKeyThroughSubquery :many
-- bounds: 0..1
-- proven: v
select s.v from (select * from twins) s where s.k = 1 and s.a = s.b;

-- name: PartialKeyOfOtherItem :many
-- bounds: 0..n
-- proven: v
select s.v from (values (0, 0, 5)) t (x, y, b), (select * from twins) s where s.k = 1 and s.a = t.b;

-- name: PartialKeyOfItemBehind :many
-- bounds: 0..n
-- proven: v
select s.v from (select * from twins) s, (values (0, 0, 5)) t (x, y, b) where s.k = 1 and s.a = t.b;

-- name: PartialKeyOfOuterLevel :many
-- bounds: 0..n
-- proven: v
select l.v from (values (0, 0, 5)) t (x, y, b) cross join lateral (select s.v from (select * from twins) s where s.k = 1 and s.a = t.b) l;

-- name: GroupFixedByOtherSubquery :many
-- bounds: 0..n
-- proven: top e
select s.top, s.e from (select least(max(p.id), 2) as top, exists (select from child c where c.parent_id = p.id) as e from parent p group by 2) s where exists (select from child c where c.parent_id = s.top) = true;

-- name: KeyOfTestOfRandomMember :many
-- proven: id
-- bounds: 0..n
select id from parent where id = ((random() * 3)::int in (select c.id from child c))::int;

-- name: KeyOfVolatileSubQueryAndMore :many
-- proven: id
-- bounds: 0..1
select id from parent where id = 0 + (select q.id from parent q order by random() limit 1);
