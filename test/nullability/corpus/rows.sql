-- name: ByPrimaryKey :many
-- args: ["1"]
-- proven: id name
-- rows: max 1
select id, name from parent where id = @id;

-- name: ByUniqueNullable :many
-- args: ["c1"]
-- proven: id
-- rows: max 1
select id from parent where code = @code;

-- name: ByUniqueIsNull :many
-- proven: id
select id from parent where code is null;

-- name: ByUniqueNotDistinct :many
-- proven: id
select id from parent where code is not distinct from null;

-- name: ByNullableKeyNull :many
-- proven: name
select name from nullable_key where a = 1 and b is null;

-- name: ByNullableKeyHalf :many
-- proven: name
select name from nullable_key where a = 1;

-- name: ByNullableKeyWhole :many
-- proven: name
-- rows: max 1
select name from nullable_key where a = 1 and b = 1;

-- name: ByPartialKey :many
select v from partial_key where k = 1;

-- name: ByPartialKeyActive :many
-- rows: max 1
select v from partial_key where k = 1 and active;

-- name: ByPartialKeyActiveTrue :many
-- rows: max 1
select v from partial_key where k = 1 and active = true;

-- name: ByPartialKeyNotActive :many
-- quiet: v
select v from partial_key where k = 1 and not active;

-- name: ByPartialKeyOr :many
-- proven: v
select v from partial_key where k = 1 and (active or v > 0) and v > 0;

-- name: ByLowerKey :many
-- args: ["ANN"]
-- proven: name
-- rows: max 1
select name, v from lower_key where lower(name) = lower(@name::text);

-- name: ByLowerKeyPlain :many
-- proven: name
-- quiet: v
select name, v from lower_key where name = 'bob';

-- name: ByUpperKey :many
-- proven: name
-- quiet: v
select name, v from lower_key where upper(name) = 'BOB';

-- name: ByOneNull :many
-- quiet: v
select v from one_null where k is null;

-- name: ByLateKey :many
-- quiet: v
select v from late_key where k = 1;

-- name: ByKinKey :many
-- proven: id
select id, v from kin where id = 1;

-- name: ByKinKeyOnly :many
-- proven: id
-- quiet: v
select id, v from only kin where id = 1;

-- name: ByNumericCast :many
-- proven: k
select k, v from numeric_key where k = 1.1::float8;

-- name: ByNumericOtherScale :many
-- proven: k
-- quiet: v
select k, v from numeric_key where k = 1.10;

-- name: ByTextLooseCollation :many
-- proven: k
-- quiet: v
select k, v from text_key where k = 'a' collate no_case;

-- name: ByText :many
-- proven: k
-- quiet: v
select k, v from text_key where k = 'a';

-- name: ByIncluded :many
-- proven: a
select a, v from including_key where b = 5;

-- name: ByIncludingKey :many
-- proven: a
-- rows: max 1
select a, v from including_key where a = 1;

-- name: ByExclusion :many
-- proven: id
select id from excluded_key where span && '[1,9)';

-- name: ByPartitionKey :many
-- proven: id
-- rows: max 1
select id, amount from sales where id = 1;

-- name: ByKeyInequality :many
-- proven: id
select id from parent where id >= 1;

-- name: ByKeyOr :many
-- proven: id
select id from parent where id = 1 or id = 2;

-- name: ByKeyIn :many
-- proven: id
select id from parent where id in (1, 2);

-- name: ByKeyAnyOne :many
-- args: ["{1,2}"]
-- proven: id
select id from parent where id = any(@ids::int[]);

-- name: ByKeyOfItself :many
-- proven: id
select id from parent where id = id;

-- name: ByKeyOtherColumn :many
-- proven: id n
select id, n from tree, (select 1 as n) s where tree.id = tree.parent_id + 1 or true;

-- name: ByKeyOfOtherColumn :many
-- proven: id
select t.id from tree t where t.id = t.parent_id + 1;

-- name: ByKeyVolatile :many
-- quiet: v
select v from numeric_key where k = random();

-- name: ByKeySubquery :many
-- proven: name
select name from parent where id = (select max(id) from child where req < 9);

-- name: JoinBothBound :many
-- proven: id label
-- rows: max 1
select p.id, c.label from parent p join child c on c.id = p.id where p.id = 1;

-- name: JoinOneUnbound :many
-- proven: id label
select p.id, c.label from parent p join child c on c.parent_id = p.id where p.id = 1;

-- name: LeftJoinUnbound :many
-- proven: id
-- quiet: label
select p.id, c.label from parent p left join child c on c.parent_id = p.id where p.id = 1;

-- name: LeftJoinBound :many
-- proven: id
-- quiet: label
select p.id, c.label from parent p left join child c on c.id = p.id where p.id = 1;

-- name: LeftJoinBoundOnPreserved :many
-- proven: id
select p.id, c.label from parent p left join child c on c.id = 1 and p.id = 1;

-- name: FullJoinBound :many
select p.id, c.label from parent p full join child c on c.id = p.id and p.id = 1;

-- name: CrossWithEmptyValues :many
-- proven: id x
select p.id, v.x from parent p, (values (1), (2)) v(x) where p.id = 1;

-- name: BoundThroughView :many
-- proven: id
-- rows: max 1
select id, note from parent_names where id = 2;

-- name: BoundThroughJoinedView :many
-- proven: id
-- quiet: label
select id, label from joined where id = 1;

-- name: BoundThroughCounted :many
-- proven: parent_id amount
-- rows: max 1
select parent_id, amount from counted where parent_id = 1;

-- name: BoundThroughCountedNull :many
-- proven: amount
select parent_id, amount from counted where parent_id is null;

-- name: BoundThroughUnion :many
-- proven: id
select id, name from both_ways where id = 1;

-- name: BoundThroughMaterialized :many
-- args: ["1"]
-- proven: sure
select sure from aged_copy where k = @k;

-- name: Limits :many
-- proven: id
-- rows: max 1
select id from parent limit 1;

-- name: LimitTies :many
select flag from parent order by flag nulls first fetch first 1 row with ties;

-- name: LimitTwo :many
-- proven: id
select id from parent limit 2;

-- name: LimitHuge :many
-- proven: id
select id from parent limit 4294967297;

-- name: LimitLcm :many
-- proven: id
select id from parent limit lcm(1, 5);

-- name: LimitParameter :many
-- args: ["3"]
-- proven: id
select id from parent limit @n;

-- name: LimitNull :many
-- proven: id
select id from parent limit null;

-- name: LimitOneOfUnion :many
-- proven: id
(select id from parent limit 1) union all (select id from child limit 1);

-- name: AggregateOne :many
-- proven: amount
-- rows: exactly 1
select count(*) as amount from parent;

-- name: AggregateWithSeries :many
-- proven: amount g
select count(*) as amount, generate_series(1, 3) as g from parent;

-- name: AggregateEmptySeries :many
-- proven: amount g
select count(*) as amount, generate_series(1, 0) as g from parent;

-- name: AggregateHaving :many
-- proven: amount
-- rows: max 1
select count(*) as amount from parent having count(*) > 100;

-- name: AggregateOffset :many
-- proven: amount
-- rows: max 1
select count(*) as amount from parent offset 1;

-- name: GroupedByConstantKey :many
-- proven: flag amount
select flag, count(*) as amount from parent where flag = true group by flag;

-- name: GroupingSetsTwoRows :many
-- proven: amount
select id, count(*) as amount from parent where id = 1 group by rollup (id);

-- name: GroupingSetsEmptyTwice :many
-- proven: amount
select count(*) as amount from empty_table group by grouping sets ((), ());

-- name: WithoutFrom :many
-- proven: a
-- rows: exactly 1
select 1 as a;

-- name: WithoutFromWhere :many
-- proven: a
-- rows: max 1
select 1 as a where 1 > 2;

-- name: DistinctConstant :many
-- proven: a
select distinct 1 as a from parent;

-- name: UnionOfOnes :many
-- proven: a
-- rows: min 1
select 1 as a union select 1;

-- name: UnionAllOfOnes :many
-- proven: a
-- rows: min 1
select 1 as a union all select 1;

-- name: IntersectOfOne :many
-- proven: a
-- rows: max 1
select 1 as a intersect select id from parent;

-- name: ExceptOfOne :many
-- proven: a
-- rows: max 1
select 1 as a except select id from parent;

-- name: ValuesOne :many
-- proven: column1
-- rows: exactly 1
values (1);

-- name: ValuesTwo :many
-- proven: column1
-- rows: min 1
values (1), (2);

-- name: FunctionInFrom :many
-- proven: x
-- rows: max 1
select x from add_one(1) x;

-- name: SetFunctionInFrom :many
-- proven: x
select x from ids_of(1) x;

-- name: UpdateByKey :many
-- proven: id
-- rows: max 1
update parent set n = 1 where id = 1 returning id;

-- name: UpdateByKeyJoined :many
-- proven: id
-- rows: max 1
update parent set n = 1 from child c where parent.id = 1 returning parent.id;

-- name: UpdateByOtherKey :many
-- proven: id
update parent set n = 1 from child c where c.id = 1 returning parent.id;

-- name: UpdateChangesKey :many
-- proven: id
-- rows: max 1
update parent set id = 50 where id = 5 returning id;

-- name: DeleteByKey :many
-- proven: id
-- rows: max 1
delete from grand where id = 1 returning id;

-- name: DeleteUsingByKey :many
-- proven: id
-- rows: max 1
delete from grand using child c where grand.child_id = c.id and grand.id = 1 returning grand.id;

-- name: InsertOne :many
-- proven: id
-- rows: exactly 1
insert into defaults (b) values (1) returning id;

-- name: InsertDefaultValues :many
-- proven: id
-- rows: exactly 1
insert into defaults default values returning id;

-- name: InsertTwo :many
-- proven: id
-- rows: min 1
insert into defaults (b) values (1), (2) returning id;

-- name: InsertSelectNothing :many
-- proven: id
-- rows: max 1
insert into defaults (b) select 1 where false returning id;

-- name: InsertSelectOne :many
-- proven: id
-- rows: exactly 1
insert into defaults (b) select count(*) from parent returning id;

-- name: InsertSkipped :many
-- proven: id
-- rows: max 1
insert into skipping values (1, 1) returning id;

-- name: InsertConflictNothing :many
-- proven: id
-- rows: max 1
insert into parent (id, name) values (1, 'x') on conflict do nothing returning id;

-- name: InsertConflictUpdateWhere :many
-- proven: id
-- rows: max 1
insert into parent (id, name) values (1, 'x') on conflict (id) do update set n = 1 where parent.n > 100 returning id;

-- name: InsertConflictUpdate :many
-- proven: id
-- rows: exactly 1
insert into parent (id, name) values (1, 'x') on conflict (id) do update set n = 1 returning id;

-- name: InsertRuledRows :many
insert into ruled values (7, 7) returning id;

-- name: InsertPartitioned :many
-- proven: id
-- rows: max 1
insert into sales values (4, 'x', 1) returning id;

-- name: CteDmlRows :many
-- proven: amount
-- rows: exactly 1
with u as (update parent set n = 1 where id = 99 returning id) select count(*) as amount from u;

-- name: CteDmlNoRow :many
-- proven: id
-- rows: max 1
with u as (update parent set n = 1 where id = 99 returning id) select id from u;

-- name: CteUnreferencedDml :many
-- proven: one
-- rows: exactly 1
with u as (delete from grand returning id) select 1 as one;

-- name: LeftJoinKeepsOne :many
-- proven: a
-- rows: exactly 1
select s.a, c.id from (select 1 as a) s left join child c on c.id = 99;

-- name: InnerJoinDropsOne :many
-- proven: a id
-- rows: max 1
select s.a, c.id from (select 1 as a) s join child c on c.id = 99;

-- name: TableSampleRows :many
-- proven: amount
-- rows: exactly 1
select count(*) as amount from parent tablesample system (0);

-- name: WindowOne :many
-- proven: amount
-- rows: exactly 1
select count(*) over () as amount from (select 1) s;

-- name: ForUpdateSkipLocked :many
-- proven: id
-- rows: max 1
select id from parent where id = 1 for update skip locked;

-- name: ScalarMoreRows :many
-- proven: a
select s.a from (select 1 as a from parent) s;

-- name: MaterializedOldKey :many
-- proven: sure id
select sure, id from aged_copy where id = 2;

-- name: FullJoinOfOnes :many
select a.x, b.y from (select 1 as x) a full join (select 2 as y) b on a.x = b.y;

-- name: FullJoinOfOnesGrouped :many
-- proven: amount
select b.y, count(*) as amount from (select 1 as x) a full join (select 2 as y) b on a.x = b.y group by b.y;

-- name: FilledColumnGrouped :many
-- proven: amount
select b.y, count(*) as amount from parent a left join (select 2 as y) b on a.id = b.y group by b.y;

-- name: FilledColumnCoalesced :many
-- proven: id name
select k.id, k.name from parent a left join (select 2 as y) b on a.id = b.y join parent k on k.id = coalesce(b.y, 3);

-- name: FilledColumnNotDistinct :many
-- proven: name
select k.name from (select 1 as x) a full join (select 2 as y) b on a.x = b.y join one_null n on n.k is not distinct from b.y join parent k on k.id = 1;

-- name: InnerConditionUnderLeftJoinGrouped :many
-- proven: amount
select b.y, count(*) as amount from parent a left join (child c join (select 2 as y) b on b.y = 2) on c.parent_id = a.id group by b.y;

-- name: UpdateThroughFilledColumn :many
-- proven: id
update tree k set note = 'x' from parent a left join (select 2 as y) b on a.id = b.y where k.id = coalesce(b.y, 3) returning k.id;

-- name: LeftJoinChainBound :many
-- proven: id
-- rows: max 1
-- quiet: label tag
select p.id, c.label, g.tag from parent p left join child c on c.id = p.id left join grand g on g.id = c.id where p.id = 3;

-- name: LateralValueGrouped :many
-- proven: amount
select v.x, count(*) as amount from parent p cross join lateral (values (p.n)) v(x) group by v.x;

-- name: LateralSubqueryGrouped :many
-- proven: amount
select v.x, count(*) as amount from parent p cross join lateral (select p.n as x) v group by v.x;

-- name: LateralFunctionGrouped :many
-- proven: amount
select v.x, count(*) as amount from parent p cross join lateral add_one(p.n) v(x) group by v.x;

-- name: LateralAggregateGrouped :many
-- proven: x amount
select v.x, count(*) as amount from parent p cross join lateral (select count(*) as x from child c where c.parent_id = p.id) v group by v.x;

-- name: UpdateThroughLateral :many
-- proven: id
update tree k set note = 'x' from parent a cross join lateral (values (a.id)) v(x) where k.id = v.x returning k.id;

-- name: LateralOfBoundRow :many
-- proven: id
-- rows: max 1
-- quiet: x
select p.id, v.x from parent p cross join lateral (select max(c.v) as x from child c where c.parent_id = p.id) v where p.id = 1;
