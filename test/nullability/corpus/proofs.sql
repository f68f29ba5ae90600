-- Steps of a proof by contradiction, each where nothing else leads to it, and beside it the step too far.

-- name: ProofByStrictComparison :many
-- proven: some_a
select coalesce(a, b) as some_a, a, b from mixtures where (a is not null or c < 5) and (c is null or b is not null);

-- name: ProofByStrictCall :many
-- proven: some_a
select coalesce(a, b) as some_a from mixtures where (a is not null or abs(c) < 5) and (c is null or b is not null);

-- name: ProofByKnownCall :many
-- proven: some_a
select coalesce(a, b) as some_a from mixtures where (a is not null or c > -5) and (c + 1 is null or abs(c) is null or b is not null);

-- name: ProofByTruthTest :many
-- proven: some_a
select coalesce(a, b) as some_a, flag from mixtures where (a is not null or flag is true) and (flag is not true or b is not null);

-- name: TruthTestIsKnown :many
select flag from mixtures where (flag is unknown) is not unknown;

-- name: ComparisonIsKnown :many
-- proven: a
select a, b from mixtures where (a = 1) is not unknown and (a <> 1 or b is not null);

-- name: ProofUnderAnd :many
-- proven: some_a
select coalesce(a, b) as some_a, c from mixtures where (a is not null or b > -1) and id > 0;

-- name: ElseAfterEitherComparison :many
select case when a > 0 or b > 0 then 0 else a end as x from mixtures;

-- name: ElseAfterComparisonOrNever :many
select case when c > 0 or id is null then 0 else a end as x from mixtures where c is not null;

-- name: BothIsKnown :many
select a from mixtures where (c > 0 and id is not null) is not unknown and (c <= 0 or c is null or a is not null or b = 1);

-- name: ProofByCountOfOne :many
-- proven: x y
select coalesce(a, b) as x, coalesce(b, a) as y from mixtures where num_nonnulls(a, c) = 1 and (c is null or b is not null);

-- name: ProofByCountOfAll :many
-- proven: b
select b, a from mixtures where num_nonnulls(c, word) = 2 and (c is null or word is null or b is not null);

-- name: ProofByCountOfNone :many
-- proven: b
select b, a from mixtures where num_nonnulls(c, word) = 0 and (c is not null or word is not null or b is not null);

-- name: CountOfSome :many
select a from mixtures where num_nonnulls(a, b, c) >= 1 and (b is null or c is null);

-- name: CountOfFew :many
select a from mixtures where num_nonnulls(a, b, c) <= 1 and (b is not null or c is not null);

-- name: CountOfOne :many
select a from mixtures where num_nonnulls(a, b, c) = 1 and (b is null or c is null);

-- name: CountNot :many
-- proven: x
select a, coalesce(a, b) as x from mixtures where not (num_nonnulls(a, c) = 2) and not (num_nulls(a, b) = 2);

-- name: CountWithNullConstant :many
-- proven: x
select a, coalesce(a, b) as x from mixtures where num_nonnulls(a, b, null::int) >= 1;

-- name: CoalesceOfTwo :many
select c, a from mixtures where coalesce(a, b) is not null and (a is null or c is not null);

-- name: ProofByCoalesceOfTwo :many
-- proven: most c
select greatest(a, b) as most, coalesce(c, a) as c from mixtures where coalesce(a, b) is not null and (b is null or c is not null);

-- name: EitherIsNotNullOne :many
select a from mixtures where (a > 0 or c > 0) is not null and c = 1;

-- name: EitherIsNull :many
-- quiet: a b
select a, b, c from mixtures where (a = 0 or b = 0) is null and a is null and b is null;

-- name: BothIsNull :many
-- quiet: a
-- proven: c
select a, c from mixtures where (a > 0 and c > 0) is null and c > 0;

-- name: NullOfCall :many
select b from mixtures where substring('p' from word) is null and (word is not null or b is not null);

-- name: OverlapsWithoutEnd :many
select b from mixtures where (timestamp '2020-01-02', timestamp '2020-01-02' + a * interval '1 day') overlaps (timestamp '2020-01-01', timestamp '2020-01-03') and (a is null or b is not null);

-- name: NullOfSum :many
select b from mixtures where a + c is null and (a is not null or b is not null);

-- name: NullOfUserCall :many
select a from mixtures where strict_none(id) is null;

-- name: NullIfOfKnown :many
select coalesce(nullif(id, 1), b) as x from mixtures where id < 9;

-- name: NullIfIsNull :many
select b from mixtures where nullif(id, 1) is null;

-- name: SetOfOneInGreatest :many
-- quiet: n
select greatest(b, generate_series(1, c)) as most, generate_series(1, 2) as n from mixtures where c is not null or b is not null;

-- name: SetInGreatest :many
-- quiet: n
select greatest(a, generate_series(1, 1)) as most, generate_series(1, 2) as n from mixtures where id < 30;

-- name: GroupLeftIn :many
select case grouping(name) when 0 then null else 1 end as x from parent group by rollup (name) having name is not null;

-- name: GroupOfOuterLevel :many
-- proven: list
-- type: list (string | null)[]
select array(select p.name from child c group by rollup (c.label) having grouping(c.label) = 0) as list from parent p group by rollup (p.name);

-- name: ProofByCoalescedTruth :many
-- proven: x
select coalesce(a, b) as x, a from mixtures where coalesce(a is null, false) = false or b = 1;

-- name: ProofBesideNull :many
-- proven: x
select coalesce(a, b) as x, b from mixtures where a is not null or null::boolean or b is not null;

-- name: ProofBesideKey :many
-- proven: x
select coalesce(a, b) as x, b from mixtures where id is null or a is not null or b is not null;

-- name: RowIsNull :many
-- proven: id
select c, id from comps where req is null;

-- name: ProofByNotBothTests :many
-- proven: x
select coalesce(a, b) as x, a from mixtures where not ((a is null) is true and (b is null) is true);

-- name: TruthIsDistinct :many
select flag from mixtures where flag is distinct from true;

-- name: ProofByNullComparison :many
-- proven: x
select coalesce(a, b) as x from mixtures where (a is not null or (c > 0) is unknown) and (a is not null or (length(word) > 0) is unknown) and (c is not null or word is not null or b is not null);

-- name: ProofByNotNull :many
-- proven: x
select coalesce(a, b) as x from mixtures where (a is not null or not (c is null)) and (a is not null or not (word is null)) and (c is null or word is null or b is not null);

-- name: NullTestIsKnown :many
select c from mixtures where (a is null) is not unknown and (a is null or c is not null);

-- name: TruthTestIsKnownToo :many
select c from mixtures where (flag is true) is not unknown and (flag is true or c is not null);

-- name: ElseAfterTests :many
-- proven: x
select case when a is null and c is null then 0 when a is null and word is null then 0 else coalesce(a, b) end as x, case when a is null and c = 1 then 0 else coalesce(a, b) end as y from mixtures where c is null or word is null or b is not null;

-- name: ProofByCountNotOfNone :many
-- proven: x
select coalesce(a, b) as x from mixtures where not (num_nonnulls(a, c) = 0) and not (num_nonnulls(a, word) = 0) and (c is null or word is null or b is not null);

-- name: ProofBySameTruth :many
-- proven: x
select coalesce(a, b) as x from mixtures where (a is null) = (c is not null) and (a is null) = (word is not null) and (c is null or word is null or b is not null);

-- name: ProofByOtherTruth :many
-- proven: x
select coalesce(a, b) as x from mixtures where (a is not null) = (c is null) and (a is not null) = (word is null) and (c is null or word is null or b is not null);

-- name: ProofByCoalesceOfKnown :many
-- proven: x
select coalesce(a, b) as x from mixtures where (a is not null or c > -5) and (coalesce(c, a) is null or greatest(c, a) is null or b is not null);

-- name: CoalesceOfNulls :many
-- quiet: a b
select a, b, c from mixtures where a is null and b is null and coalesce(a, b) is null;

-- name: EitherIsNotNull :many
-- proven: x
select a, coalesce(a, b) as x from mixtures where (a = 0 or b = 0) is not null or (a = 1 or b = 1) is not null;

-- name: ProofByFalseTests :many
-- proven: x
select coalesce(a, b) as x, a from mixtures where (a is null) is false or (b is null) is false;

-- name: ProofThroughCast :many
-- proven: x
select coalesce(a, b) as x from mixtures where (a is not null or word is not null) and (word::varchar is null or word collate "C" is null or b is not null);

-- name: ProofByDifferences :many
-- proven: x
select coalesce(a, b, c) as x, a from mixtures where (a is null) <> (b is null) or (b is null) <> (c is null);

-- name: ProofByOtherDifferences :many
-- proven: x
select coalesce(a, b, c) as x, a from mixtures where (a is not null) <> (b is not null) or (b is not null) <> (c is not null);

-- name: ProofBySameness :many
-- proven: x
select coalesce(a, b, c) as x, a from mixtures where (a is null) = (b is not null) or (b is not null) = (c is null);

-- name: ProofByFalseSide :many
-- proven: b
select b, a from mixtures where (a > 0 and id is null) is null or (c > 0 and id is null) is null or b is not null;

-- name: ProofByFalseSideFirst :many
-- proven: b
select b, a from mixtures where (id is null and a > 0) is null or (id is null and c > 0) is null or b is not null;

-- name: ProofByListsTogether :many
-- proven: b
select b, flag from mixtures where a in (0, 1) and a in (1, 2) and word in ('p', 'q') and word in ('p', 'r') and (a <> 1 or word <> 'p' or b is not null);

-- name: ConstantFirst :many
-- proven: a b
select b, a from mixtures where 1 = a and (a <> 1 or b is not null);

-- name: ListOfArrays :many
select b from mixtures where a = any (array['{0}'::int[], '{1}'::int[]]) and (a = 0 or a = 1 or b is not null);

-- name: UnequalToSome :many
select b from mixtures where a <> any (array[0, 1]) and (a = 0 or b is not null);

-- name: ListWithColumn :many
select b from mixtures where a = any (array[0, c]) and (a <> 0 or b is not null);

-- name: GreaterThanSome :many
select b from mixtures where a > any (array[0, 1]) and a <= any (array[0, 1]);

-- name: OrderOfLooseWords :many
-- proven: x
-- quiet: y
select case when word < 'b' then 1 when word >= 'b' then 2 end as x, case when word < 'b' then 1 when word > 'b' then 2 end as y from loose_words;

-- name: CountIsDistinct :many
select a from mixtures where num_nonnulls(a, c) is distinct from 2;

-- name: CountAgainstColumn :many
select coalesce(a, c) as x from mixtures where num_nonnulls(a, c) > id - 100;

-- name: CountOfArray :many
-- quiet: a c
select a, b, c from mixtures where num_nonnulls(variadic array[a, c]) = 0;

-- name: NumberThatCountsNothing :many
-- proven: a
select a, b from mixtures where abs(a) = 1 and a is not null;

-- name: ProofBeforeGrouping :many
-- elements: list
-- proven: amount
select array_agg(coalesce(a, b)) as list, count(*) as amount, max(a) as most from mixtures where (a is not null or b is not null) and c = 1 and id < 0;

-- name: ParameterOverNoGroup :many
-- proven: amount
-- args: [null, null]
select n, count(*) as amount, coalesce(sqlc.narg('x')::int, sqlc.narg('y')::int) as v from pairs_of where sqlc.narg('x')::int is not null or sqlc.narg('y')::int is not null group by grouping sets ((n), ());

-- name: ParameterInFilledSide :many
-- proven: id
-- args: [null, null]
select p.id, coalesce(sqlc.narg('x')::int, sqlc.narg('y')::int) as v from (pairs_of a join kinds k on sqlc.narg('x')::int is not null or sqlc.narg('y')::int is not null) right join parent p on p.id = a.id;

-- name: AggregateUnderGroupingSets :many
-- quiet: list
-- type: list (number | null)[] | null
select b, array_agg(case when b is not null then a else 0 end) as list from mixtures where id < 9 group by rollup (b) having b is null;

-- name: GroupingOfOuterLevel :many
-- proven: list
-- type: list (number | null)[]
select array(select case grouping(p.name) when 1 then null else 1 end from child c group by rollup (c.label) having grouping(c.label) = 0) as list from parent p group by rollup (p.name);

-- name: GroupedColumnOutside :many
-- proven: list
-- type: list (number | null)[]
select array(select g.w from grand g where p.note is not null) as list from parent p group by p.note;

-- name: ViewOfOtherTimes :many
select some_n from shifting_copy;

-- name: CheckOfOtherTimes :many
select some_end from late_copy;

-- name: CheckOfOtherSchema :many
select x from scheming where not (current_schema = 'pg_catalog');

-- name: CheckOfOtherSetting :many
select y from scheming where not (current_setting('search_path') = 'pg_catalog');

-- name: CheckOfWordOrder :many
-- quiet: z
select z from scheming where not (word < 'm');

-- name: InnerWhereOfPlainGroup :many
-- proven: x top
select coalesce(n, m) as x, top from (select n, m, max(id) as top from pairs_of where n is not null or m is not null group by n, m) x;

-- name: MergedValue :many
-- proven: x
merge into pairs_of t using (select id, n, m from pairs_of where n is not null or m is not null) s on t.id = s.id + 100 when not matched then insert (id, n) values (s.id + 100, coalesce(s.n, s.m)) returning t.n as x, t.m;

-- name: LengthIsDistinct :many
select word from mixtures where length(word) is distinct from 0;
