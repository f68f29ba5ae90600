-- What conditions, CHECK constraints and the branches of CASE leave possible, taken together.

-- name: CheckUnderWhere :many
-- proven: a_val
select a_val, b_val from kinds where kind = 'a';

-- name: CheckUnderWhereOther :many
-- proven: b_val
select a_val, b_val from kinds where kind = 'b';

-- name: CheckUnderWhereNotEqual :many
-- proven: b_val
select a_val, b_val from kinds where kind <> 'a';

-- name: CheckPassesOnNull :many
select a.loose, b.loose as sure from kinds a left join kinds b on b.id = a.id and b.opt = 'a' where a.opt is null or a.opt <> 'z';

-- name: CheckOfNullableColumn :many
-- proven: loose
select loose from kinds where opt = 'a';

-- name: CheckUnderCase :many
-- proven: both simple
select case when kind = 'a' then a_val else b_val end as both, case kind when 'a' then a_val when 'b' then b_val end as simple, case when kind = 'b' then a_val else b_val end as crossed from kinds;

-- name: CheckUnderCaseOfNullable :many
-- proven: sure
select case when opt = 'a' then loose else 0 end as sure, case when opt <> 'a' then 0 else loose end as weak from kinds;

-- name: CheckOfCoalesce :many
-- proven: x
select coalesce(a_val, b_val) as x, coalesce(b_val, loose) as y from kinds;

-- name: CheckNumNonNulls :many
-- proven: some_end other_end most least
select lo, hi, coalesce(lo, hi) as some_end, coalesce(hi, lo) as other_end, greatest(lo, hi) as most, least(lo, hi) as least, lo + hi as total from spans_of;

-- name: CheckNumNonNullsOther :many
-- proven: hi
select lo, hi from spans_of where lo is null;

-- name: CheckNumNonNullsCase :many
-- proven: x
select case when lo is null then hi else lo end as x, case when lo is not null then hi else lo end as y from spans_of;

-- name: CheckNotValid :many
select val from unproven_kinds where kind = 'a';

-- name: CheckByFunctionOfUser :many
select m from by_function where is_small(n);

-- name: CheckOfOuterJoined :many
-- proven: id
select p.id, k.a_val, k.kind from parent p left join kinds k on k.id = p.id and k.kind = 'a';

-- name: CheckOfOuterJoinedCase :many
-- proven: id a
select p.id, case when k.kind = 'a' then k.a_val else 0 end as a, coalesce(k.a_val, k.b_val) as b from parent p left join kinds k on k.id = p.id;

-- name: CheckOfReducedJoin :many
-- proven: id a_val
select p.id, k.a_val from parent p left join kinds k on k.id = p.id where k.kind = 'a';

-- name: CheckGrouped :many
-- proven: kind weak
select kind, max(a_val) as top, case kind when 'a' then max(a_val) else 0 end as weak from kinds group by kind;

-- name: CheckGroupedUnderWhere :many
-- proven: kind top
select kind, max(a_val) as top from kinds where kind = 'a' group by kind;

-- name: CheckWindow :many
-- proven: id
select id, sum(a_val) over (partition by id) as every, case kind when 'a' then max(a_val) over (partition by id % 2) when 'b' then max(a_val) over (partition by id) end as w from kinds where id < 3;

-- name: CheckInSubquery :many
select (select max(k.a_val) from kinds k where k.kind = 'a' and k.id = p.id) as top, s.a_val from parent p join (select * from kinds) s on s.id = p.id and s.kind = 'b';

-- name: CheckUpdate :many
-- proven: a_val
-- quiet: b_val loose
update kinds set a_val = 7, kind = 'a' where kind = 'b' returning a_val, b_val, loose;

-- name: CheckUpdateOld :many
update kinds set kind = 'a', a_val = 1, b_val = null where kind = 'b' returning b_val, case when kind = 'b' then b_val end as none;

-- name: CaseCovered :many
-- proven: x z w v
select case kind when 'a' then 1 when 'b' then 2 end as x, case opt when 'a' then 1 when 'b' then 2 end as y, case when kind in ('a', 'b') then 1 end as z, case when kind not in ('a') then 1 when kind = 'a' then 2 end as w, case when kind = any (array['a', 'b']) then 1 end as v from kinds;

-- name: CaseUncovered :many
select case kind when 'a' then 1 when 'c' then 2 end as x, case when kind <> all (array['a']) then 1 end as y, case when kind <> any (array['b']) then 1 end as z from kinds;

-- name: CaseEnum :many
-- proven: x w
select case m when 'sad' then 1 when 'ok' then 2 when 'happy' then 3 end as x, case opt when 'sad' then 1 when 'ok' then 2 when 'happy' then 3 end as y, case m when 'sad' then 1 when 'ok' then 2 end as z, case when m <> 'sad' then 1 when m = 'sad' then 2 end as w from moods;

-- name: CaseEnumWhere :many
-- proven: x
select case m when 'sad' then 1 when 'ok' then 2 end as x from moods where m <> 'happy';

-- name: CaseEnumWhereNullable :many
-- quiet: y
select case opt when 'sad' then 1 when 'ok' then 2 end as x, case when opt is null then 0 when opt = 'ok' then 1 when opt > 'ok' then 2 end as y from moods where opt is distinct from 'happy';

-- name: CaseEnumNullIsNoLabel :many
-- proven: y
select case opt when 'sad' then 1 when 'ok' then 2 when 'happy' then 3 when null then 4 end as x, case when opt in ('sad', 'ok', 'happy') then 1 when opt is null then 2 end as y from moods;

-- name: CaseBoolean :many
-- proven: z w v
select case when flag then 1 when not flag then 2 end as x, case flag when true then 1 when false then 2 end as y, case when flag then 1 when flag is false then 2 when flag is null then 3 end as z, case when flag is true then 1 when flag is not true then 2 end as w, case when req then 1 when not req then 2 end as v from pairs_of, (select true as req) r;

-- name: CaseOrder :many
-- proven: x z
select case when n is null then 1 when n < 0 then 2 when n >= 0 then 3 end as x, case when n < 0 then 1 when n > 0 then 2 end as y, case when n > 0 then 1 when n <= 0 then 2 when n is null then 3 end as z, case when n > 0 then 1 when n <= 0 then 2 end as w from pairs_of;

-- name: CaseWhereAlternatives :many
-- proven: x y
select case when n > 0 then 1 when m > 0 then 2 end as x, case when n > 0 then n when m > 0 then m end as y, case when m > 0 then 1 end as z from pairs_of where n > 0 or m > 0;

-- name: CaseWhereList :many
-- proven: x
-- args: []
select case kind when 'a' then 1 when 'b' then 2 end as x, case kind when 'a' then 1 end as y from (values ('a'), ('b'), ('c')) v (kind) where kind in ('a', 'b');

-- name: CaseRandom :many
-- proven: y
select case when random() < 0 then 1 when random() >= 2 then 2 end as x, case when v < 0.5 then 1 when v >= 0.5 then 2 end as y, case when id < 3 then null when n is null then 1 end as z from pairs_of, (select random() as v) r;

-- name: CaseNestedSubject :many
select case n when 1 then case m when 2 then 1 else 2 end else case m when n then 1 end end as x from pairs_of;

-- name: CaseNumeric :many
-- proven: y
-- quiet: z
select case amount when 1 then 1 when 2 then 2 end as x, case when amount < 1.5 then 1 when amount >= 1.5 then 2 end as y, case when amount = 1.0 then 1 when amount <> 1.0 then 2 end as z from amounts;

-- name: CaseNumericWhere :many
select case amount when 1.0 then 1 else null end as x from amounts where amount = 1.00 or amount = 2;

-- name: CaseLooseCollation :many
-- quiet: y
select case word when 'a' then 1 end as x, case when word = 'a' then 1 when word <> 'a' then 2 end as y from loose_words where word in ('A', 'b');

-- name: CaseLooseWords :many
-- quiet: x
select case when word = 'a' then null else val end as x from loose_words where word = 'A' and id > 0;

-- name: CaseImpossibleBranch :many
-- proven: x
select case when kind = 'c' then null else 1 end as x, case kind when 'a' then null else 1 end as y from kinds;

-- name: CaseAfterEveryWhen :many
-- proven: x
select case when n is null then 1 when n is not null then 2 else null end as x, case when n is null then m when n is not null then n end as y, case when n is null then m when m is null then n else n + m end as z from pairs_of;

-- name: CaseParameter :many
-- proven: w
-- quiet: v
-- args: ["5"]
select case $1::int when 5 then 'x' end as v, case $1::int when 5 then 'x' when 6 then 'y' end as w from pairs_of where $1::int in (5, 6);

-- name: CaseParameterOverNothing :many
-- proven: n
-- args: ["9"]
select count(*) as n, case $1::int when 5 then 'x' end as v, max(n) filter (where false) as top from pairs_of where $1::int = 5;

-- name: WhereParameterOverNothing :many
-- proven: amount
-- args: [null]
select count(*) as amount, sqlc.narg('x')::int + 1 as v from pairs_of where sqlc.narg('x')::int + 1 > 3;

-- name: WhereParameterGrouped :many
-- proven: amount v
-- args: ["7"]
select n, count(*) as amount, sqlc.narg('x')::int + 1 as v from pairs_of where sqlc.narg('x')::int + 1 > 3 group by n;

-- name: WhereParameterGroupingSets :many
-- proven: amount
-- args: [null]
select n, count(*) as amount, sqlc.narg('x')::int + 1 as v from pairs_of where sqlc.narg('x')::int + 1 > 3 group by grouping sets ((n), ());

-- name: WhereEither :many
-- proven: some_n most
select n, m, coalesce(n, m) as some_n, greatest(m, n) as most from pairs_of where n is not null or m is not null;

-- name: WhereEitherNear :many
select coalesce(n, m) as some_n from pairs_of where n is not null or m is not null or id = 1;

-- name: WhereEitherStrict :many
-- proven: some_n next
select coalesce(n, m) as some_n, coalesce(n + 1, m) as next from pairs_of where n > -5 or m < 5;

-- name: WhereEitherOfJoin :many
-- proven: some_id some_n
-- quiet: weak
select coalesce(p.id, c.id) as some_id, coalesce(p.n, c.v) as some_n, coalesce(p.n, c.id) as weak from parent p full join child c on c.parent_id = p.id where p.n is not null or c.v is not null;

-- name: WhereNotBoth :many
-- proven: some_n
select coalesce(n, m) as some_n, n from pairs_of where not (n is null and m is null);

-- name: WhereCounts :many
-- proven: some_n
select n, m, coalesce(n, m) as some_n from pairs_of where num_nulls(n, m) < 2;

-- name: WhereCountsAll :many
-- proven: n m
select n, m from pairs_of where num_nonnulls(n, m) >= 2;

-- name: WhereCountsVariadic :many
select coalesce(n, m) as some_n from pairs_of where num_nonnulls(variadic array[1, n, m]) >= 1;

-- name: WhereTruthOfTest :many
-- proven: n
select n from pairs_of where (n is not null) = true;

-- name: WhereSameTruth :many
-- proven: n m
select n, m from pairs_of where (n is null) = (m is null) and n is not null;

-- name: WhereSameTruthNear :many
select n, m from pairs_of where (n is null) = (m is null);

-- name: WhereTruthOfComparison :many
-- proven: n
-- quiet: m
select n, m from pairs_of where (m is not null) = (n > 0);

-- name: WhereCoalescedTruth :many
-- proven: x
select coalesce(n, m) as x from pairs_of where coalesce(n is null, true) = false or m = 2;

-- name: WhereXor :many
-- proven: x
select coalesce(n, m) as x, n, m from pairs_of where (n is null) <> (m is null);

-- name: WhereNestedOr :many
-- proven: x
select coalesce(n, m) as x from pairs_of where (n = 1 and flag) or (m = 2 and not flag) or (n = 0 and m = 0);

-- name: WhereImplies :many
-- proven: m
select m from pairs_of where (n is null or m is not null) and n is not null;

-- name: WhereImpliesNear :many
select m from pairs_of where (n is null or m is not null);

-- name: HavingEither :many
-- proven: x
select coalesce(max(n), max(m)) as x, max(n) as top from pairs_of group by flag having max(n) is not null or max(m) > 0;

-- name: HavingImplies :many
-- quiet: x y
select case when count(n) = 0 then null else max(n) end as x, coalesce(max(n), min(m)) as y from pairs_of having max(n) > 0 or min(m) is null;

-- name: OnEither :many
-- proven: x y
select coalesce(a.n, b.m) as x, coalesce(a.n, b.id) as y from pairs_of a join pairs_of b on a.n = b.id or b.m = a.id;

-- name: OnEitherOfLeft :many
-- quiet: x
select coalesce(a.n, b.m) as x from pairs_of a left join pairs_of b on a.n is not null or b.m is not null;

-- name: GroupingCase :many
-- proven: x y
select case when grouping(name) = 1 then 'all' else name end as x, case grouping(name) when 0 then name else 'all' end as y, case when grouping(name) = 0 then 'all' else name end as z, case when grouping(note) = 1 then 'all' else note end as n from parent group by rollup (name, note);

-- name: GroupingCaseOfTwo :many
select case when grouping(name, id) = 3 then 'all' else name end as x, case when grouping(id) = 0 then name else '' end as y from parent group by cube (name, id);


-- name: InnerCheckOfSubquery :many
-- proven: a_val
select a_val, b_val from (select * from kinds) x where kind = 'a';

-- name: InnerCheckOfView :many
-- proven: a_val
select a_val, opt from kinds_view where kind = 'a' and number > 0;

-- name: InnerCheckOfViewCase :many
-- proven: x
select case kind when 'a' then a_val when 'b' then 0 end as x, case opt when 'a' then loose when 'b' then 0 end as y from kinds_view;

-- name: InnerCheckOfCte :many
-- proven: x
with k as (select * from kinds where id < 3) select case kind when 'a' then 1 when 'b' then 2 end as x, case opt when 'a' then 1 when 'b' then 2 end as y from k;

-- name: InnerWhereOfView :many
-- proven: some_n
select n, m, coalesce(n, m) as some_n from some_pairs;

-- name: InnerWhereOfOuterJoined :many
-- proven: id
select p.id, coalesce(s.n, s.m) as some_n from parent p left join some_pairs s on s.id = p.id;

-- name: InnerWhereOfUnion :many
select coalesce(n, m) as some_n from (select n, m from pairs_of where n is not null or m is not null union all select null, null) x;

-- name: InnerWhereOfAggregate :many
select coalesce(a, b) as x from (select max(n) as a, max(m) as b from pairs_of where (n is not null or m is not null) and id > 99) x;

-- name: InnerWhereOfGroup :many
-- quiet: top
select coalesce(n, m) as x, top from (select n, m, max(id) as top from pairs_of where n is not null or m is not null group by rollup (n, m)) x;

-- name: InnerWhereSwapped :many
-- quiet: x
select coalesce(n, m) as x, coalesce(o, m) as y from (select m as n, n as m, n as o from pairs_of where n is not null or m is not null) x;

-- name: InnerWhereHidden :many
select n as x from (select n from pairs_of where n is not null or m is not null) x;

-- name: InnerOuterJoin :many
-- quiet: a_val
select a_val, n from pairs_and_kinds where kind = 'a';

-- name: InnerOuterJoinNear :many
select a_val, case when n > 0 then kind end as x, case kind when 'a' then 1 when 'b' then 2 end as y from pairs_and_kinds;

-- name: InnerOnOfOuterJoin :many
select x.n, x.k from (select p.n, k.id as k from pairs_of p left join kinds k on k.id = p.id and (p.n is not null or k.id is null)) x where x.k is not null or x.n is null;

-- name: InnerOfMaterialised :many
select b_val from kinds_copy where kind = 'b';

-- name: InnerOfLateral :many
-- proven: id
-- quiet: z
select p.id, l.x, coalesce(l.x, l.y) as z from pairs_of p cross join lateral (select p.n as x, p.m as y where p.n is not null or p.m is not null) l;

-- name: InnerOfLateralTable :many
-- proven: z
select coalesce(l.n, l.m) as z, l.n from parent p cross join lateral (select * from pairs_of o where o.id = p.id and (o.n > 0 or o.m > 0)) l;

-- name: InnerOfRecursion :many
with recursive r (n, m) as (select n, m from pairs_of where n is not null or m is not null union select null, null from r where n > 0) select coalesce(n, m) as x from r;

-- name: InnerOfVolatile :many
-- quiet: x y
select case when v < 2 then 1 end as x, case when v >= 2 then null else 1 end as y from (select random() + n as v from pairs_of where random() + n < 2) x;

-- name: EmptyTextByLength :many
-- proven: a c
select nullif(title, '') as a, nullif(nick, '') as b, coalesce(nullif(nick, ''), nullif(title, '')) as c, nullif(slack, '') as d, nullif(title, 'a') as e, nullif(bare, '') as f, nullif(padded, '') as g from titles;

-- name: EmptyTextByLengthInWhere :many
-- proven: a b
select nullif(note, '') as a, note as b, nullif(note, 'x') as c from parent where length(note) >= 1;

-- name: EmptyTextByNoLength :many
select nullif(note, '') as a from parent where length(note) >= 0 and length(note) < 1;

-- name: EmptyTextInCase :many
-- proven: a
select case when length(name) = 0 then 'none' else nullif(name, '') end as a, case when length(name) <> 0 then nullif(name, 'a') else 'none' end as b from parent;
