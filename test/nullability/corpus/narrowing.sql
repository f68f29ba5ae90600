-- name: WhereIsNotNull :many
-- proven: id note
select p.id, p.note, p.code from parent p where p.note is not null;

-- name: WhereStrictOperator :many
-- proven: n
select p.n, p.note from parent p where p.n > 0;

-- name: WhereStrictFunction :many
-- proven: note
select p.note, p.code from parent p where length(p.note) >= 0;

-- name: WhereCoalesceProvesNothing :many
select p.note from parent p where coalesce(p.note, '') = '';

-- name: WhereOrDifferent :many
select p.n, p.note from parent p where p.n is not null or p.note is not null;

-- name: WhereOrSame :many
-- proven: n
select p.n, p.note from parent p where p.n > 5 or p.n < 5;

-- name: WhereOrSameExpression :many
-- proven: n
select p.n, p.note from parent p where p.n is not null and p.id < 3 or p.n > 1 and p.note is null;

-- name: WhereNotIsNull :many
-- proven: note
select p.note from parent p where not (p.note is null);

-- name: WhereNotOrIsNull :many
-- proven: n note
select p.n, p.note from parent p where not (p.note is null or p.n is null);

-- name: WhereNotAndIsNull :many
select p.n, p.note from parent p where not (p.note is null and p.n is null);

-- name: WhereNotEqual :many
-- proven: n
select p.n from parent p where not (p.n = 3);

-- name: WhereIsTrue :many
-- proven: flag
select p.flag from parent p where p.flag is true;

-- name: WhereIsNotTrue :many
select p.flag from parent p where p.flag is not true;

-- name: WhereIsNotFalse :many
select p.flag from parent p where p.flag is not false;

-- name: WhereIsFalse :many
-- proven: flag
select p.flag from parent p where p.flag is false;

-- name: WhereIsUnknown :many
select p.flag from parent p where p.flag is unknown;

-- name: WhereIsNotUnknown :many
-- proven: flag
select p.flag from parent p where p.flag is not unknown;

-- name: WhereNotIsUnknown :many
-- proven: flag
select p.flag from parent p where not (p.flag is unknown);

-- name: WhereComparisonIsTrue :many
-- proven: n
select p.n, p.note from parent p where (p.n > 1) is true;

-- name: WhereComparisonIsNotTrue :many
select p.n from parent p where (p.n > 8) is not true;

-- name: WhereBareBoolean :many
-- proven: flag
select p.flag from parent p where p.flag;

-- name: WhereNotBoolean :many
-- proven: flag
select p.flag from parent p where not p.flag;

-- name: WhereIn :many
-- proven: n
select p.n from parent p where p.n in (7, 10);

-- name: WhereInWithNull :many
-- proven: n
select p.n from parent p where p.n in (7, null);

-- name: WhereNotIn :many
-- proven: n
select p.n from parent p where p.n not in (7, 8);

-- name: WhereNotInEmptySubquery :many
select p.n from parent p where p.n not in (select x from empty_table);

-- name: WhereInSubquery :many
-- proven: n
select p.n, p.note from parent p where p.n in (select n from parent);

-- name: WhereAnyArray :many
-- args: ["{7,10}"]
-- proven: n
select p.n, p.note from parent p where p.n = any(@list::int[]);

-- name: WhereNotAnyEmptyArray :many
-- args: ["{}"]
select p.n from parent p where not (p.n = any(@list::int[]));

-- name: WhereAllEmptyArray :many
-- args: ["{}"]
select p.n from parent p where p.n <> all(@list::int[]);

-- name: WhereAllLessEmptyArray :many
-- args: ["{}"]
select p.n from parent p where p.n < all(@list::int[]);

-- name: WhereNotAllArray :many
-- args: ["{7}"]
-- proven: n
select p.n from parent p where not (p.n = all(@list::int[]));

-- name: WhereAllSubquery :many
select p.n from parent p where p.n > all (select x from empty_table);

-- name: WhereNotAllSubquery :many
-- provable: n
select p.n from parent p where not (p.n > all (select 8));

-- name: WhereAnyArrayColumn :many
-- proven: t id
select a.t, a.id from arrs a where 'a' = any(a.t);

-- name: WhereDistinctFrom :many
select p.n from parent p where p.n is distinct from 7;

-- name: WhereNotDistinctFromConstant :many
-- proven: n
select p.n from parent p where p.n is not distinct from 7;

-- name: WhereNotDistinctFromColumn :many
select p.n, c.v from parent p join child c on p.n is not distinct from c.v;

-- name: WhereRowGreater :many
-- proven: id n
select p.id, p.n, p.note from parent p where (p.n, p.note) > (1, 'a');

-- name: WhereRowEqual :many
-- proven: n note
select p.n, p.note from parent p where (p.n, p.note) = (10, 'x');

-- name: WhereRowNotEqual :many
select p.n, p.note from parent p where (p.n, p.note) <> (10, 'z');

-- name: WhereRowIn :many
-- proven: n note
select p.n, p.note from parent p where (p.n, p.note) in (select n, note from parent);

-- name: WhereRowIsNotNull :many
-- proven: n note
select p.n, p.note from parent p where (p.n, p.note) is not null;

-- name: WhereRowNotIsNull :many
select p.n, p.note from parent p where not ((p.n, p.note) is null);

-- name: WhereExistsCorrelated :many
-- proven: n
select p.n, p.note from parent p where exists (select from child c where c.req > p.n);

-- name: WhereExistsInnerJoin :many
-- proven: n
select p.n, p.note from parent p where exists (select from child c join grand g on g.child_id = c.id and g.w < p.n);

-- name: WhereExistsLeftJoinOn :many
select p.n, p.note from parent p where exists (select from child c left join grand g on g.w < p.n);

-- name: WhereExistsAggregate :many
select p.n from parent p where exists (select count(*) from child c where c.v = p.n);

-- name: WhereExistsHaving :many
select p.n from parent p where exists (select 1 from child c where c.v = p.n having true);

-- name: WhereExistsGroupingSets :many
select p.n from parent p where exists (select 1 from child c where c.v = p.n group by grouping sets (()));

-- name: WhereExistsGroupBy :many
-- proven: n
select p.n from parent p where exists (select 1 from child c where c.req = p.n group by c.label);

-- name: WhereExistsUnion :many
select p.n from parent p where exists (select 1 from child c where c.v = p.n union all select 1);

-- name: WhereNotExists :many
select p.n from parent p where not exists (select from child c where c.v = p.n);

-- name: WhereExistsNested :many
-- proven: n
select p.n from parent p where exists (select from child c where exists (select from grand g where g.child_id = c.id and p.n >= 0));

-- name: WhereExistsOr :many
select p.n from parent p where exists (select from child c where c.v = p.n or c.id = p.id);

-- name: WhereBetween :many
-- proven: n
select p.n, p.note from parent p where p.n between 1 and 100;

-- name: WhereNotBetween :many
-- proven: n
select p.n from parent p where p.n not between 8 and 9;

-- name: WhereLike :many
-- proven: note
select p.note, p.code from parent p where p.note like '%';

-- name: WhereConcatenation :many
-- proven: note
select p.note, p.code from parent p where p.note || 'x' <> '';

-- name: WhereConcatFunction :many
select p.note from parent p where concat(p.note, 'x') <> '';

-- name: WhereNullIf :many
-- proven: n
select p.n, p.note from parent p where nullif(p.n, 10) is not null;

-- name: WhereNullIfSecond :many
-- proven: n
select p.n, c.v from parent p join child c on c.parent_id = p.id where nullif(p.n, c.v) is not null;

-- name: WhereGreatest :many
select p.n from parent p where greatest(p.n, 3) > 1;

-- name: WhereCase :many
select p.n from parent p where case when p.n is null then true else p.n > 3 end;

-- name: WhereCaseExpressionFact :many
-- proven: shown
-- provable: note
select p.note, case when p.n > 5 then p.note end as shown from parent p where case when p.n > 5 then p.note end is not null;

-- name: WhereUserNonStrictOperator :many
select p.n from parent p where p.n ==== 0;

-- name: WhereArrayElement :many
-- proven: t
select a.t, a.a[2] as second from arrs a where a.t[1] is not null;

-- name: WhereArrayElementSame :many
-- proven: first
select a.t[1] as first, a.t[2] as second from arrs a where a.t[1] is not null;

-- name: WhereJsonKey :many
-- proven: opt a
select d.opt, d.opt ->> 'a' as a, d.opt ->> 'b' as b from docs d where d.opt ->> 'a' is not null;

-- name: WhereJsonKeyOtherOperator :many
select d.opt -> 'a' as a, d.j ->> 'a' as same_key from docs d where d.j -> 'a' is not null;

-- name: WhereJsonComparison :many
-- proven: a opt
select d.opt ->> 'a' as a, d.opt from docs d where d.opt ->> 'a' = '1';

-- name: WhereVolatileExpression :many
-- quiet: again
select flaky() as again from parent where flaky() is not null or true;

-- name: WhereFieldOfComposite :many
-- proven: c a
-- quiet: b
select c.c, (c.c).a, (c.c).b, (c.req).b as req_b from comps c where (c.c).a is not null;

-- name: WhereCompositeIsNotNull :many
-- proven: c field
select c.c, (c.req).a as field, (c.req).b from comps c where (c.req).a > 0 and c.c is not null;

-- name: WhereCompositeNotIsNull :many
-- proven: req
select c.req, (c.req).b from comps c where not (c.req is null);

-- name: WhereLeftOnly :many
-- proven: id
select p.id, c.v from parent p left join child c on c.parent_id = p.id where c.v is not null or c.id is null;

-- name: WhereCastProves :many
-- proven: n
select p.n, p.note from parent p where p.n::text <> '';

-- name: WhereCollateProves :many
-- proven: note
select p.note from parent p where p.note collate "C" < 'z';

-- name: WhereSubscriptSlice :many
-- proven: t
select a.t from arrs a where cardinality(a.t[1:1]) >= 0;

-- name: WhereScalarSubqueryFact :many
-- provable: n
select p.n, p.note from parent p where (select p.n) > 3;

-- name: WhereIsDistinctFromNull :many
-- proven: n
select p.n from parent p where p.n is distinct from null;

-- name: WhereNamedArgument :many
-- proven: code
select p.code from parent p where lower_name(x => p.code) > '';

-- name: WhereUserStrict :many
-- proven: note
select p.note, p.code from parent p where lower_name(p.note) >= '';

-- name: WhereUserNotStrict :many
-- quiet: n
select p.n from parent p where add_one(p.n) > 0;

-- name: HavingColumn :many
-- proven: n amount
select p.n, count(*) as amount from parent p group by p.n having p.n is not null;

-- name: HavingAggregate :many
-- proven: top low
select p.flag, max(p.n) as top, min(p.n) as low from parent p group by p.flag having max(p.n) > 0;

-- name: HavingCountProvesNothing :many
-- proven: id
select p.id, max(p.note) as top from parent p group by p.id having count(*) > 0;

-- name: HavingCountOfColumn :many
-- proven: top
select p.flag, max(p.id) as top from parent p group by p.flag having count(p.flag) >= 0;

-- name: HavingWithoutGroup :many
-- proven: top
-- rows: max 1
select max(p.n) as top, max(e.x) as x from parent p left join empty_table e on true having max(p.n) > 0;

-- name: SubqueryFactPushedIn :many
-- proven: note
select s.n, s.note, s.code from (select n, note, code from parent) s where s.note is not null;

-- name: SubqueryFactPushedInExpression :many
-- proven: twice n
select s.twice, s.n from (select n * 2 as twice, n, note from parent) s where s.twice > 0;

-- name: SubqueryFactReducesInnerJoin :many
-- proven: id label
select s.id, s.label, s.v from (select p.id, c.label, c.v, c.req from parent p left join child c on c.parent_id = p.id) s where s.req > 0;

-- name: SubqueryFactNotForWindow :many
-- proven: n seen
select s.n, s.first, s.seen from (select n, first_value(n) over (order by abs(id - 2)) as first, count(n) over () as seen from parent) s where s.n is not null;

-- name: SubqueryFactNotForLag :many
-- proven: n
select s.n, s.before from (select n, lag(n, 1, -1) over (order by id) as before from parent) s where s.n is not null;

-- name: SubqueryFactNotForAggregate :many
-- proven: top
select s.top, s.most from (select max(n) as top, max(note) as most, flag from parent group by id) s where s.top is not null;

-- name: SubqueryGroupFactForAggregate :many
-- proven: n top
select s.n, s.top, s.note from (select n, max(n) as top, max(note) as note from parent group by n) s where s.n is not null;

-- name: CteFactIsPerReference :many
-- proven: n
with s as (select id, n from parent) select a.n, b.n as other from s a join s b on a.id = b.id or b.id = 2 where a.n is not null;

-- name: ViewFactPushedIn :many
-- proven: note name
select v.note, v.name from parent_names v where v.note <> '';

-- name: ViewFactReducesJoin :many
-- proven: label child_id
select v.label, v.v, v.child_id from joined v where v.child_id is not null;

-- name: UnionFactPushedIn :many
-- proven: n
select s.n from (select n from parent union all select v from child) s where s.n > 0;

-- name: ExceptFactPushedIn :many
-- proven: n
select s.n, s.k from (select n, note as k from parent except select 1, 'x') s where s.n > 0;

-- name: LateralFactOfSibling :many
-- proven: n copy
select p.n, l.copy, l.other from parent p cross join lateral (select p.n as copy, p.note as other) l where p.n is not null;

-- name: LateralFactOfCopy :many
-- proven: copy
-- provable: n
select p.n, l.copy from parent p cross join lateral (select p.n as copy) l where l.copy is not null and p.id > 0;

-- name: FactUnderNullableLateral :many
-- proven: id
select p.id, l.copy from parent p left join lateral (select p.n as copy where p.n is not null) l on true;

-- name: LimitedSubqueryFact :many
-- proven: n
select s.n, s.note from (select n, note from parent order by id limit 5) s where s.n is not null;

-- name: DistinctOnFact :many
-- proven: n
select s.n, s.note from (select distinct on (flag) n, note, flag from parent order by flag, n) s where s.n > 5;

-- name: WhereNotInList :many
-- proven: n
select p.n from parent p where p.n not in (8, 9) and p.n <> all ('{8,9}'::int[]);

-- name: WhereNotInEmptyConstant :many
select p.n from parent p where p.n <> all ('{}'::int[]);

-- name: WhereNotInEmptyArray :many
select p.n from parent p where p.n <> all (array[]::int[]);

-- name: WhereNotInNestedEmptyArray :many
select p.n from parent p where p.n <> all (array[array[]::int[]]);

-- name: WhereAllOfNullConstant :many
-- quiet: n
select p.n from parent p where p.n <> all (null::int[]);

-- name: WhereNotAnyOfColumn :many
-- proven: a
select p.n, a.a from parent p cross join arrs a where not (p.n = any (a.a));

-- name: FlagOfJoinOutside :many
-- proven: id label
select s.id, s.label, s.v from (select p.id, c.label, c.v, c.id is not null as has_child from parent p left join child c on c.parent_id = p.id) s where s.has_child;

-- name: FlagOfJoinOutsideCompared :many
-- proven: id label
with s as (select p.id, c.label, c.v, (c.id is not null)::boolean as has_child from parent p left join child c on c.parent_id = p.id) select id, label, v from s where has_child is true and true = has_child and has_child <> false;

-- name: FlagOfJoinOutsideDenied :many
-- proven: id label
select s.id, s.label, s.v from (select p.id, c.label, c.v, c.id is null as is_bare from parent p left join child c on c.parent_id = p.id) s where not s.is_bare;

-- name: FlagOfJoinOutsideFalse :many
-- proven: id
select s.id, s.label from (select p.id, c.label, c.id is not null as has_child from parent p left join child c on c.parent_id = p.id) s where not s.has_child and s.has_child = false;

-- name: FlagOfJoinOutsideMaybe :many
-- proven: id
select s.id, s.label from (select p.id, c.label, c.id is not null as has_child from parent p left join child c on c.parent_id = p.id) s where s.has_child or s.id = 3;

-- name: FlagOfJoinOutsideKnown :many
-- proven: id
select s.id, s.label from (select p.id, c.label, c.id is not null as has_child from parent p left join child c on c.parent_id = p.id) s where s.has_child is not null;

-- name: FlagOfGroupOutside :many
-- proven: id label amount
with s as (select p.id, c.label, max(c.v) as top, c.id is not null as has_child, count(*) as amount from parent p left join child c on c.parent_id = p.id group by p.id, c.label, c.id) select id, label, top, amount from s where has_child;

-- name: FlagOfAggregateOutside :many
-- proven: low
with s as (select v.id > 0 as some, bool_or(v.done) as any_done, min(v.id) filter (where v.done) as low, min(v.note) filter (where v.done) as note from (values (1, true, null::text), (2, null, 'a')) v (id, done, note) group by v.id > 0) select low, note from s where any_done;

-- name: FlagOfUnionOutside :many
-- proven: n
select u.n, u.m from (select n, null::int as m, n is not null as ok from parent union all select v, v, v is not null from child) u where u.ok;

-- name: FlagOutsideInCase :many
-- proven: a
select case when s.has_child then s.label else '' end as a, case when s.has_child then '' else s.label end as b from (select c.label, c.id is not null as has_child from parent p left join child c on c.parent_id = p.id) s;

-- name: FlagOutsideOfOuterJoin :many
-- proven: id
select p.id, s.v from parent p left join (select c.parent_id, c.v, c.v is not null as has_v from child c) s on s.parent_id = p.id and s.has_v;

-- name: FlagOutsideTurnsJoin :many
-- proven: id v
select p.id, s.v from parent p left join (select c.parent_id, c.v, c.v is not null as has_v from child c) s on s.parent_id = p.id where s.has_v;

-- name: FlagOutsideOfWindow :many
-- proven: id
select s.id, s.before from (select p.id, p.n is not null as has_n, lag(p.n) over (order by p.id) as before from parent p) s where s.has_n;

-- name: FlagInHaving :many
-- proven: has_n top
select n is not null as has_n, max(n) as top from parent group by n is not null having n is not null;
