-- name: CheckConstraints :many
-- proven: id a e f g h
select id, a, b, c, d, e, f, g, h from checks;

-- name: NotValidConstraints :many
-- proven: id
select id, a, b, c from not_valid;

-- name: NoInherit :many
-- proven: id
select id, a, c from base;

-- name: NoInheritOnly :many
-- proven: id
-- quiet: a c
select id, a, c from only base;

-- name: NoInheritChild :many
-- proven: id
select id, a, c from derived;

-- name: Inherited :many
-- proven: id a c
select id, a, c from whole;

-- name: InheritedChild :many
-- proven: id a c
select id, a, c, extra from whole_part;

-- name: Partitioned :many
-- proven: id
select id, region, amount from sales;

-- name: Partition :many
-- proven: id amount
select id, region, amount from sales_rest where amount = 7;

-- name: GeneratedColumns :many
-- proven: id req
select id, x, s, v, req from generated;

-- name: GeneratedNarrowed :many
-- proven: s
-- provable: x v
select x, s, v from generated where s is not null;

-- name: NotNullDomain :many
-- proven: id
select id, m, p from doms;

-- name: DomainCast :many
-- proven: a c d
select d.id::must as a, d.p::int as b, d.id::positive as c, coalesce(d.m, 0) as d from doms d;

-- name: DomainOfSubquery :many
-- proven: b
-- rows: exactly 1
select (select m from doms where id = 1) as a, (select 5::must) as b, (select 5::must where false) as c;

-- name: DomainLeftJoin :many
-- proven: id
select p.id, s.m from parent p left join (select 5::must as m) s on p.id = 2;

-- name: Composites :many
-- proven: id req o os
-- quiet: first
select id, c, req, o, os, (c).a as ca, (req).a as ra, (req).b as rb, (o).a as oa, os[1] as first, (os[1]).a as deep from comps;

-- name: CompositeIsNull :many
-- proven: a b c d
select c is null as a, req is null as b, req is not null as c, row(c.*) is null as d from comps c;

-- name: ForeignKeyLeftJoin :many
-- proven: id name
select o.id, c.name, m.name as maybe, l.name as loose from orders o left join customers c on c.id = o.customer_id left join customers m on m.id = o.maybe_id left join customers l on l.id = o.loose_id;

-- name: ForeignKeyDeferred :many
-- proven: id
-- quiet: name
select o.id, c.name from orders o left join customers c on c.id = o.late_id;

-- name: ForeignKeyExtraCondition :many
-- proven: id
select o.id, c.name from orders o left join customers c on c.id = o.customer_id and c.name <> 'two';

-- name: ForeignKeyWhereInside :many
-- proven: id
select o.id, c.name from orders o left join (select * from customers where id < 2) c on c.id = o.customer_id;

-- name: ForeignKeyLimitInside :many
-- proven: id
select o.id, c.name from orders o left join (select * from customers order by id limit 1) c on c.id = o.customer_id;

-- name: ForeignKeyTableSample :many
-- proven: id
select o.id, c.name from orders o left join customers c tablesample system (0) on c.id = o.customer_id;

-- name: ForeignKeyNotEnforced :many
-- proven: id
select e.id, c.name from enforced e left join customers c on c.id = e.c_id;

-- name: ForeignKeyDisabled :many
-- proven: id
select d.id, c.name from disabled d left join customers c on c.id = d.c_id;

-- name: ForeignKeyRightJoin :many
-- proven: id name
select o.id, c.name from customers c right join orders o on c.id = o.customer_id;

-- name: ForeignKeyWrongWay :many
-- proven: name
select o.id, c.name from customers c left join orders o on c.id = o.customer_id and o.id = 1;

-- name: ForeignKeyPair :many
-- proven: id name
select r.id, p.name, h.name as half from pair_ref r left join pair_key p on p.a = r.a and p.b = r.b left join pair_key h on h.a = r.a and h.b = r.half;

-- name: ForeignKeyPartOfPair :many
-- proven: id
-- quiet: name
select r.id, p.name from pair_ref r left join pair_key p on p.a = r.a;

-- name: ForeignKeyPairCrossed :many
-- proven: id
select r.id, p.name from pair_ref r left join pair_key p on p.a = r.b and p.b = r.a;

-- name: ForeignKeyDeletedBefore :many
-- proven: customer_id
with gone as (delete from orders returning customer_id) select g.customer_id, c.name from gone g left join customers c on c.id = g.customer_id + 1;

-- name: ForeignKeyInsertedInCte :many
-- proven: id
-- rows: exactly 1
with nc as (insert into customers values (50, 'new') returning id), no as (insert into orders select 50, id, null, 1, 1 from nc returning *) select no.id, c.name from no left join customers c on c.id = no.customer_id;

-- name: ForeignKeyOnNullableSide :many
-- proven: id
select p.id, o.id as oid, c.name from parent p left join orders o on o.id = p.id left join customers c on c.id = o.customer_id;

-- name: ForeignKeyInsideNullableSide :many
-- proven: id
select p.id, o.id as oid, c.name from parent p left join (orders o left join customers c on c.id = o.customer_id) on o.id = p.id;

-- name: ForeignKeyInsideReduced :many
-- proven: id oid name
select p.id, o.id as oid, c.name from parent p left join (orders o left join customers c on c.id = o.customer_id) on o.id = p.id where o.id > 0;

-- name: ForeignKeyFullJoin :many
select o.id, c.name from orders o full join customers c on c.id = o.customer_id and o.id = 2;

-- name: ForeignKeyArithmetic :many
-- proven: id
select o.id, c.name from orders o left join customers c on c.id = o.customer_id + 1;

-- name: ForeignKeyLess :many
-- proven: id
select o.id, c.name from orders o left join customers c on c.id < o.customer_id;

-- name: ForeignKeyLocked :many
-- proven: id
-- quiet: name
select o.id, c.name from orders o left join customers c on c.id = o.customer_id for update of o;

-- name: ForeignKeySelf :many
-- proven: id
select t.id, u.name from tree t left join tree u on u.id = t.parent_id;

-- name: ForeignKeyAggregated :many
-- proven: name amount top
select c.name, count(*) as amount, max(c.id) as top from orders o left join customers c on c.id = o.customer_id group by c.name;

-- name: ForeignKeyThroughView :many
-- proven: name id
select v.name, v.id from (select o.id, c.name from orders o left join customers c on c.id = o.customer_id) v;

-- name: ForeignKeyUpdate :many
-- proven: id
-- quiet: name
update parent p set n = 1 from orders o left join customers c on c.id = o.customer_id where o.id = p.id returning p.id, c.name;

-- name: ForeignKeySecondPair :many
-- proven: id
select o.id, c.name from orders o left join customers c on c.id = o.customer_id and c.id = o.loose_id;
