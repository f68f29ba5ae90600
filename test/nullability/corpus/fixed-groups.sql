-- DISTINCT, UNION and GROUP BY whose values conditions fix: one row; and equalities that leave several.

-- name: UnionFixed :many
-- proven: x
-- rows: max 1
select s.x from (select id as x from parent union select parent_id from child) s where s.x = 1;

-- name: UnionOfUnionAllFixed :many
-- proven: x
-- rows: max 1
select s.x from (select id as x from parent union all select id from parent union select parent_id from child) s where s.x = 1;

-- name: UnionAllFixed :many
-- proven: id
select s.id from (select id from parent union all select id from child) s where s.id = 1;

-- name: UnionAllOfUnionFixed :many
-- proven: id
select s.id from ((select id from parent union select id from child) union all select id from grand) s where s.id = 1;

-- name: UnionHalfFixed :many
-- proven: x
select s.x, s.v from (select parent_id as x, v from child union select 1, 9) s where s.x = 1;

-- name: UnionByLaxEquality :many
select s.x from (select x from lax_values union select x from lax_values) s where s.x ==== 0;

-- name: UnionByTens :many
-- proven: id
select s.id from (select id from parent union select id from child) s where s.id =#= 1;

-- name: DistinctFixedOutside :many
-- proven: p
-- rows: max 1
select s.p from (select distinct parent_id as p from child) s where s.p = 1;

-- name: DistinctFixedFromTheLeft :many
-- proven: p
-- rows: max 1
select s.p from (select distinct parent_id as p from child) s where 1 = s.p;

-- name: NotDistinctFixed :many
-- proven: p
select s.p from (select parent_id as p from child) s where s.p = 1;

-- name: DistinctHalfFixed :many
-- proven: p id
select s.p, s.id from (select distinct parent_id as p, id from child) s where s.p = 1;

-- name: DistinctInsideFixed :many
-- proven: p v
-- rows: max 1
select s.p, s.v from (select distinct parent_id as p, v from child where v = 5) s where s.p = 1;

-- name: DistinctOnFixedOutside :many
-- proven: p
-- rows: max 1
-- quiet: v
select s.p, s.v from (select distinct on (parent_id) parent_id as p, v from child order by parent_id, id) s where s.p = 1;

-- name: DistinctOnOtherFixed :many
-- proven: p
select s.p from (select distinct on (id) parent_id as p from child order by id) s where s.p = 1;

-- name: DistinctVolatileFixed :many
-- proven: a b
-- bounds: 0..n
select s.a, s.b from (select distinct (random() * 2)::int as a, (random() * 2)::int as b from generate_series(1, 100)) s where s.a = 1;

-- name: DistinctBounded :many
-- proven: p
select s.p from (select distinct parent_id as p from child) s where s.p > 0;

-- name: DistinctByLooseEquality :many
-- proven: k
select s.k from (select distinct k from spelled) s where s.k = E'\u00e1' collate no_case;

-- name: DistinctByTextOfNumber :many
-- proven: p
-- bounds: 0..n
select s.p from (select distinct parent_id as p from child) s where s.p::text = '1';

-- name: DistinctShortText :many
-- proven: k
-- rows: max 1
select s.k from (select distinct k from short_key) s where s.k = 'a';

-- name: DistinctByPaddedText :many
-- proven: id
select s.id from (select distinct id from loose_one) s where s.id::bpchar = 'a'::bpchar;

-- name: DistinctByLaxEquality :many
select s.x from (select distinct x from lax_values) s where s.x ==== 0;

-- name: DistinctByTens :many
-- proven: id
select s.id from (select distinct id from parent) s where s.id =#= 1;

-- name: GroupsByLaxEquality :many
-- proven: amount
select x, count(*) as amount from lax_values where x ==== 0 group by x;

-- name: GroupsByTens :many
-- proven: id amount
select c.id, count(*) as amount from child c join parent p on true where c.id =#= 1 group by c.id;

-- name: GroupsByVolatile :many
-- proven: a amount
-- bounds: 0..n
select (random() * 2)::int as a, count(*) as amount from generate_series(1, 100) where (random() * 2)::int = 1 group by (random() * 2)::int;

-- name: GroupingSetsFixedTwice :many
-- proven: k amount
select s.k, s.amount from (select id % 2 as k, count(*) as amount from parent group by grouping sets ((id % 2), (id % 2))) s where s.k = 1;

-- name: GroupFixed :many
-- proven: id amount
-- rows: max 1
select p.id, count(*) as amount from parent p join child c on c.parent_id = p.id where p.id = 1 group by p.id;

-- name: GroupFixedInside :many
-- proven: parent_id amount
-- rows: max 1
select c.parent_id, count(*) as amount from child c where c.parent_id = 1 group by c.parent_id;

-- name: GroupFixedFromTheLeft :many
-- proven: parent_id amount
-- rows: max 1
select c.parent_id, count(*) as amount from child c where 1 = c.parent_id group by c.parent_id;

-- name: GroupEqualToVarying :many
-- proven: parent_id amount
select c.parent_id, count(*) as amount from child c join parent p on c.parent_id = p.id group by c.parent_id;

-- name: GroupFixedForOtherSide :many
-- proven: amount
select c.parent_id, count(*) as amount from child c left join parent p on c.parent_id = 1 group by c.parent_id;

-- name: GroupByLooseEquality :many
-- proven: k amount
select t.k, count(*) as amount from spelled t where t.k = E'\u00e1' collate no_case group by t.k;

-- name: GroupBounded :many
-- proven: parent_id amount
select c.parent_id, count(*) as amount from child c where c.parent_id > 0 group by c.parent_id;

-- name: GroupsOfOneRow :many
-- proven: x amount
-- rows: exactly 1
select x, count(*) as amount from (select 1 as x) s group by x;

-- name: GroupsOfOneRowHaving :many
-- proven: x amount
-- rows: max 1
select x, count(*) as amount from (select 1 as x) s group by x having count(*) > 1;

-- name: GroupingSetsOfOneRow :many
-- proven: amount
-- bounds: 1..n
select x, count(*) as amount from (select 1 as x) s group by rollup (x);

-- name: DistinctSeenAsShorter :many
-- proven: k
-- rows: max 1
select s.k from (select distinct k from spelled) s where s.k::varchar = 'a';
