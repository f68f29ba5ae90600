-- name: CountOverNothing :many
-- proven: amount ys
-- elements: all_x
-- rows: exactly 1
select count(*) as amount, count(y) as ys, sum(x) as total, max(x) as top, array_agg(x) as all_x, json_agg(x) as json, string_agg(x::text, ',') as text, bool_and(x > 0) as every_x from empty_table;

-- name: CountDistinctFilter :many
-- proven: amount some
-- rows: exactly 1
select count(distinct n) as amount, count(*) filter (where n > 100) as some, sum(id) filter (where n > 100) as total from parent;

-- name: GroupedKeeps :many
-- proven: amount total low high mean names checked bits
select p.flag, count(*) as amount, sum(p.id) as total, min(p.name) as low, max(p.name) as high, avg(p.id) as mean, string_agg(p.name, ',') as names, every(p.id > 0) as checked, bit_or(p.id) as bits from parent p group by p.flag;

-- name: GroupedOfNullable :many
-- proven: id
select p.id, sum(p.n) as total, max(p.note) as top, avg(p.n) as mean, string_agg(p.note, ',') as notes, bool_or(p.flag) as flags from parent p group by p.id;

-- name: GroupedFilter :many
-- proven: amount
-- elements: ids
select p.flag, sum(p.id) filter (where p.id > 100) as total, count(*) filter (where p.id > 100) as amount, array_agg(p.id) filter (where p.id > 100) as ids from parent p group by p.flag;

-- name: GroupedFilterNotNull :many
-- proven: raw reqs
-- elements: vs reqs
select c.parent_id, array_agg(c.v) filter (where c.v is not null) as vs, array_agg(c.v) as raw, array_agg(c.req) as reqs from child c group by c.parent_id;

-- name: GroupedCollecting :many
-- proven: id ns js jbs obj x
select p.id, array_agg(p.n) as ns, json_agg(p.n) as js, jsonb_agg(p.n) as jbs, json_object_agg(p.name, p.n) as obj, json_agg_strict_like.x as x from parent p cross join (select 1 as x) as json_agg_strict_like group by p.id, json_agg_strict_like.x;

-- name: JsonAggregates :many
-- proven: id a b c d
select p.id, json_arrayagg(p.n) as a, json_arrayagg(p.n null on null) as b, json_objectagg(p.name : p.n) as c, json_objectagg(p.name : p.n absent on null) as d from parent p group by p.id;

-- name: JsonAggregatesOverNothing :many
-- rows: exactly 1
select json_arrayagg(x) as a, json_objectagg(x : y) as b, jsonb_object_agg(x, y) as c from empty_table;

-- name: SamplesOfOneRow :many
-- proven: id
select p.id, stddev(p.id) as a, variance(p.id) as b, var_samp(p.id) as c, stddev_samp(p.id) as d, corr(p.id, p.id) as e, covar_samp(p.id, p.id) as f, regr_slope(p.id, p.id) as g from parent p group by p.id;

-- name: PopulationOfOneRow :many
-- proven: id a b c
select p.id, stddev_pop(p.id) as a, var_pop(p.id) as b, regr_count(p.id, p.n) as c from parent p group by p.id;

-- name: PopulationOfInfinity :many
-- proven: id a b c d
select n.id, stddev_pop(n.req) as a, var_pop(n.req) as b, avg(n.req) as c, sum(n.req) as d, sum(n.f) as e from nums n group by n.id;

-- name: OrderedSets :many
-- proven: cont disc common
select p.flag, percentile_cont(0.5) within group (order by p.id) as cont, percentile_disc(0.5) within group (order by p.id) as disc, mode() within group (order by p.name) as common from parent p group by p.flag;

-- name: OrderedSetsOfNullable :many
-- proven: id
select p.id, percentile_cont(0.5) within group (order by p.n) as cont, mode() within group (order by p.note) as common from parent p group by p.id;

-- name: OrderedSetNullFraction :many
select p.flag, percentile_cont(null::float8) within group (order by p.id) as cont, percentile_disc(null::float8) within group (order by p.id) as disc from parent p group by p.flag;

-- name: HypotheticalSets :many
-- proven: a b c d
-- rows: exactly 1
select rank(1) within group (order by x) as a, dense_rank(1) within group (order by x) as b, percent_rank(1) within group (order by x) as c, cume_dist(1) within group (order by x) as d from empty_table;

-- name: AnyValue :many
-- proven: some_id
select p.flag, any_value(p.id) as some_id from parent p group by p.flag;

-- name: AnyValueOfNullable :many
-- proven: id
select p.id, any_value(p.note) as some_note from parent p group by p.id;

-- name: RangeAggregates :many
-- proven: id a b
select s.id, range_agg(s.r) as a, range_intersect_agg(s.r) as b, range_agg(s.opt) as c, range_intersect_agg(s.opt) as d from spans s group by s.id;

-- name: UserAggregate :many
-- quiet: last
select p.flag, last_of(p.id) as last from parent p where p.id < 0 or true group by p.flag having last_of(p.n) is null or true;

-- name: UserAggregateOfNullable :many
-- proven: id
select p.id, last_of(p.n) as last from parent p group by p.id;

-- name: GroupByNothingButConstant :many
-- proven: top
select max(x) as top from empty_table group by 'a'::text;

-- name: GroupByEmptySet :many
-- proven: amount
select count(*) as amount, max(x) as top from empty_table group by ();

-- name: HavingTrue :many
-- proven: one
-- rows: max 1
select max(x) as top, 1 as one from empty_table having true;

-- name: HavingCount :many
-- rows: max 1
select max(x) as top from empty_table having count(*) = 0;

-- name: AggregateOverLeftJoin :many
-- proven: id amount ids
-- elements: labels
select p.id, count(c.id) as amount, max(c.req) as top, array_agg(c.id) as ids, array_agg(c.label) filter (where c.id is not null) as labels from parent p left join child c on c.parent_id = p.id group by p.id;

-- name: AggregateOverReducedJoin :many
-- proven: id top ids
-- elements: ids
select p.id, max(c.req) as top, array_agg(c.id) as ids from parent p left join child c on c.parent_id = p.id where c.id is not null group by p.id;

-- name: AggregateOfAggregate :many
-- rows: exactly 1
select max(s.amount) as top, sum(s.amount) as total from (select count(*) as amount from empty_table group by x) s;

-- name: AggregateOfExpression :many
-- proven: id top
select p.id, max(coalesce(p.n, 0)) as top, sum(p.n + 1) as bad from parent p group by p.id;

-- name: AggregateInCoalesce :many
-- proven: total
-- rows: exactly 1
select coalesce(sum(x), 0) as total, coalesce(max(y), sum(x)) as bad from empty_table;

-- name: GroupedExpression :many
-- proven: parity amount
select p.n + 1 as next, p.id % 2 as parity, count(*) as amount from parent p group by p.n + 1, p.id % 2;

-- name: GroupedExpressionNotNull :many
-- proven: next top
select p.n + 1 as next, max(p.n) as top from parent p where p.n is not null group by p.n + 1;

-- name: GroupedPrimaryKey :many
-- proven: id name amount
select p.id, p.note, p.name, count(c.id) as amount from parent p left join child c on c.parent_id = p.id group by p.id;

-- name: GroupedNullableSideKey :many
-- proven: name
select c.id, c.label, max(p.name) as name from parent p left join child c on c.parent_id = p.id group by c.id;

-- name: StrictJsonAggregates :many
-- proven: id a b c
select p.id, json_agg_strict(p.n) as a, jsonb_agg_strict(p.note) as b, json_object_agg_strict(p.name, p.n) as c from parent p group by p.id;

-- name: OuterAggregateInSubquery :many
-- proven: id amount
select p.id, (select max(p.n)) as top, (select count(p.n)) as amount from parent p group by p.id;

-- name: OuterAggregateUngrouped :many
-- proven: amount
-- rows: exactly 1
select (select max(e.x)) as top, (select count(e.x)) as amount from empty_table e;

-- name: ArrayAggOfArrays :many
-- proven: id arrays
-- rows: max 1
select a.id, array_agg(a.a) as arrays from arrs a where a.id = 3 group by a.id;

-- name: ArrayAggDistinctOrder :many
-- proven: ns names
-- elements: names
select p.flag, array_agg(distinct p.n order by p.n) as ns, array_agg(p.name order by p.n desc) as names from parent p group by p.flag;

-- name: HavingCountsRows :many
-- proven: total top
-- rows: max 1
select sum(id) as total, max(name) as top, sum(n) as ns from parent where note is null and n is null having count(*) > 0;

-- name: HavingCountTurned :many
-- proven: a
-- rows: max 1
select max(id) as a, max(flag::int) as b from parent where id = 4 having 1 <= count(note) and true;

-- name: HavingCountsNothing :many
-- rows: max 1
select sum(x) as a, max(x) as b from empty_table having count(*) >= 0;

-- name: HavingCountAboveMinusOne :many
-- rows: max 1
select sum(x) as a from empty_table having count(*) > -1;

-- name: HavingCountIsNot :many
-- rows: max 1
select sum(x) as a from empty_table having count(*) <> 7;

-- name: HavingCountOr :many
-- rows: max 1
select sum(x) as a from empty_table having count(*) > 0 or count(*) = 0;

-- name: HavingRollupCounts :many
-- proven: total
select x, sum(id) as total, sum(y) as ys from (select id, id as x, null::int as y from parent) p group by rollup (x) having count(*) > 0;

-- name: HavingSomeRowIs :many
-- proven: low ids
-- elements: ids
select min(v.id) filter (where v.done) as low, array_agg(v.id) filter (where v.done) as ids, min(v.note) filter (where v.done) as note, min(v.id) filter (where v.n > 9) as other from (values (1, true, null::text, 3), (2, null, 'a', 7)) v (id, done, note, n) group by v.id > 0 having bool_or(v.done);

-- name: HavingSomeRowIsUngrouped :many
-- proven: low top
-- rows: max 1
select min(v.id) filter (where v.id > 1) as low, max(v.id) as top, max(v.note) as note, min(v.id) filter (where v.id > 2) as other from (values (1, null::text), (2, null)) v (id, note) having bool_or(v.id > 1);

-- name: HavingSomeRowIsFiltered :many
-- proven: low both
select min(v.id) filter (where v.done) as low, min(v.id) filter (where v.done and v.n > 0) as both, min(v.id) filter (where v.n < 0) as other from (values (1, true, 3), (2, null, 7)) v (id, done, n) group by v.id > 0 having bool_or(v.done) filter (where v.n > 0);

-- name: HavingSomeRowIsInWhole :many
select min(v.id) filter (where v.done) as low from (values (1, true), (2, null)) v (id, done) group by v.id having bool_or(v.done) is not true;

-- name: HavingNotEveryRowIs :many
-- proven: low same
select min(v.id) filter (where not v.done) as low, min(v.id) filter (where v.done is false) as same, min(v.id) filter (where v.done) as other, max(v.note) as note from (values (1, false, null::text), (2, null, null)) v (id, done, note) group by v.id > 0 having not bool_and(v.done) and not every(v.done);

-- name: HavingEveryRowIs :many
select min(v.id) filter (where v.id > 5) as low, min(v.id) filter (where not v.done) as other from (values (1, true), (2, true)) v (id, done) group by v.id > 0 having bool_and(v.done) and bool_or(v.id < 9);

-- name: HavingNotSome :many
select min(v.id) filter (where v.done) as low from (values (1, false), (2, null)) v (id, done) group by v.id > 0 having not bool_or(v.done);

-- name: HavingCountsValues :many
-- proven: low total notes
-- elements: notes
select min(v.note) as low, sum(length(v.note)) as total, max(v.n) as n, array_agg(v.note) filter (where v.note is not null) as notes from (values (1, 'a', null::int), (2, null, null)) v (id, note, n) group by v.id > 0 having count(v.note) > 0;

-- name: HavingCountsFiltered :many
-- proven: low
select min(v.id) filter (where v.n > 5) as low, max(v.note) as note, min(v.id) filter (where v.n < 5) as other from (values (1, null::text, 7), (2, null, null)) v (id, note, n) group by v.id > 0 having not (count(*) filter (where v.n > 5) = 0);

-- name: HavingCountsFew :many
select min(v.id) filter (where v.n > 5) as low from (values (1, 3), (2, null)) v (id, n) group by v.id > 0 having count(*) filter (where v.n > 5) < 7 and not (count(*) filter (where v.n > 5) = 7);

-- name: HavingComparesAggregate :many
-- proven: low top text
select min(v.n) as low, max(v.n) as top, string_agg(v.n::text, ',') as text, max(v.note) as note from (values (1, null::text, 7), (2, null, null)) v (id, note, n) group by v.id > 0 having max(v.n) > 0;

-- name: HavingComparesOther :many
-- proven: spread
select min(v.n) as low, stddev_pop(v.m) as spread from (values (1, null::int, 7), (2, null, 8)) v (id, n, m) group by v.id > 0 having stddev_samp(v.m) > 0 and sum(v.m) > 0 and coalesce(sum(v.n), 1) > 0;

-- name: HavingCollects :many
-- proven: low
select min(v.id) filter (where v.n > 5) as low, min(v.note) filter (where v.n > 5) as note from (values (1, null::text, 7), (2, null, null)) v (id, note, n) group by v.id > 0 having array_agg(v.note) filter (where v.n > 5) is not null;

-- name: HavingAllRowsAre :many
-- proven: low
select min(v.id) filter (where v.done) as low, min(v.id) filter (where v.done is null) as other from (values (1, true), (2, true)) v (id, done) group by v.id > 0 having every(v.done);

-- name: HavingNoRowIs :many
-- proven: low
select min(v.id) filter (where not v.done) as low, min(v.id) filter (where v.done is null) as other from (values (1, false), (2, false)) v (id, done) group by v.id > 0 having not bool_or(v.done);

-- name: HavingNotEveryRowIsAlone :many
-- proven: low
select min(v.id) filter (where not v.done) as low, min(v.id) filter (where v.done is null) as other from (values (1, false), (2, true)) v (id, done) group by v.id > 0 having not bool_and(v.done);

-- name: HavingSomeRowIsAndFew :many
-- proven: low
select min(v.id) filter (where v.done) as low, min(v.id) filter (where v.done is null) as other from (values (1, false), (2, true)) v (id, done) group by v.id > 0 having bool_or(v.done) and count(*) < 9;

-- name: HavingSomeRowIsNull :many
select max(v.n) as top from (values (1, null::int), (2, null)) v (id, n) group by v.id > 0 having bool_or(v.n is null);

-- name: HavingSomeRowIsNoValue :many
select max(v.n) as top from (values (1, null::int), (2, null)) v (id, n) group by v.id > 0 having not bool_and(v.n is not null);

-- name: HavingOwnAggregateOfTruth :many
select min(v.id) filter (where v.done) as low from (values (1, false), (2, null)) v (id, done) group by v.id > 0 having says_yes(v.done);

-- name: HavingOuterGroup :many
select (select max(e.x) from empty_table e having count(p.id) > 0) as top from parent p group by p.flag;

-- name: HavingOuterAggregateOfGroup :many
-- proven: tops others
select array(select max(e.x) from empty_table e having max(p.id) > 0) as tops, array(select max(e.x) from empty_table e having bool_or(p.id > 0)) as others from parent p group by p.flag;

-- name: ElseOfSomeRow :many
select case when bool_or(v.done) then 0 else min(v.id) filter (where not v.done) end as low, case when not bool_or(v.done) then 0 else min(v.id) filter (where v.done) end as high from (values (1, null::boolean), (2, null)) v (id, done) group by v.id > 0;

-- name: HavingSomeRowOrCount :many
select min(p.id) filter (where p.flag) as low from parent p group by p.name having bool_or(p.flag) or count(*) > 0;

-- name: HavingVolatile :many
select min(p.id) filter (where random() > 0.999) as low from parent p group by p.name having bool_or(random() > 0.001);

-- name: HavingInnerAggregate :many
select min(p.n) as low from parent p group by p.name having (select max(q.n) from parent q) > 0 and max(p.id) > 0;

-- name: HavingOuterAggregate :many
-- proven: low
select min(p.n) as low, (select max(p.note) from empty_table e) as other, (select max(p.note)) as note from parent p group by p.name having count(p.n) > 0;

-- name: WhenCounted :many
-- proven: a b c
select case when count(v.x) > 0 then sum(v.x) else 0 end as a, case when count(v.x) = 0 then 0 else sum(v.x) end as b, case when bool_or(v.x > 5) then max(v.x) else -1 end as c, case when count(*) > 0 then max(v.x) else 0 end as d, case when count(v.x) >= 0 then max(v.x) else 0 end as e from (values (1, null::int), (2, 7), (3, null)) v (id, x) group by v.id;

-- name: WhenCountedOfNothing :many
-- proven: a b
-- rows: exactly 1
select case when count(*) > 0 then max(x) else 0 end as a, case when count(y) = 0 or count(x) = 0 then 0 else max(x) + max(y) end as b, case when count(y) = 0 and count(x) = 0 then max(x) else 0 end as c from empty_table;

-- name: WhenCountedInWindow :many
-- proven: id amount
select p.id, p.flag, count(*) as amount, case when count(p.n) > 0 then first_value(max(p.n)) over (order by p.id <> 2, p.id) end as low from parent p group by p.id;

-- name: OuterAggregateFiltered :many
select (select max(p.id) filter (where p.n is null)) as a from parent p where p.id in (1, 3) group by grouping sets ((p.n), ()) having p.n is null;

-- name: HavingDistinctCount :many
select max(x) as top from empty_table having count(*) is distinct from 5;

-- name: HavingCountFromTheLeft :many
-- proven: top
-- quiet: note
select max(id) as top, max(note) as note from parent having 0 < count(*);

-- name: HavingSmallCountTurned :many
select max(x) as top from empty_table having 5 > count(*);

-- name: HavingSumTurned :many
select max(x) as top from empty_table having 1 <= coalesce(sum(x), 7);

-- name: HavingCountNotZero :many
-- proven: top
select max(id) as top from parent having count(*) <> 0;

-- name: HavingCountNotThree :many
select max(x) as top from empty_table having count(*) <> 3;

-- name: HavingCountAtMost :many
select max(x) as top from empty_table having count(*) <= 5;

-- name: HavingCountExactly :many
-- proven: top
select max(id) as top from parent having count(*) = 5;

-- name: HavingOuterCount :many
-- proven: tops
select array(select max(e.x) from empty_table e having count(p.id) > 0) as tops from parent p;

-- name: HavingRank :many
select max(x) as top from empty_table having rank(5) within group (order by x) > 0;

-- name: OuterAggregateAsked :many
-- proven: a
-- type: a (number | null)[]
select array(select max(e.x) from child c having count(c.id) > 0) as a from empty_table e;

-- name: OuterAggregateSureFilter :many
-- quiet: a
select (select max(p.id) filter (where p.id is not null)) as a from parent p group by p.flag;

-- name: OuterAggregateUnderCase :many
select case when p.n is null then (select max(p.id) filter (where p.n is null)) else 0 end as a from parent p where p.id in (1, 3) group by grouping sets ((p.n), (p.flag));
