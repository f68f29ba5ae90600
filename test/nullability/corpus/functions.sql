-- name: UserFunctions :many
-- proven: a d e g i
select add_one(p.id) as a, add_one(p.n) as b, maybe(p.id) as c, surely(p.id) as d, surely(p.n) as e, strict_none(p.id) as f, lower_name(p.name) as g, lower_name(p.note) as h, old_style(p.id) as i, old_style(p.n) as j from parent p;

-- name: UserVoid :many
-- proven: a
-- rows: exactly 1
select void_sql() is null as a, void_sql()::text as b;

-- name: UserReturnCoercion :many
select clock_of(t.ts) as a, lit_clock() as b from times t;

-- name: UserLiterals :many
-- proven: a
select lit(p.id) as a, lit_or_null(p.id) as b from parent p;

-- name: UserDefaults :many
-- proven: b d
-- rows: exactly 1
select optional(1) as a, optional(1, 2) as b, optional(1, y => null) as c, optional(y => 1, x => 2) as d;

-- name: UserSureDefaults :many
-- proven: a b c
-- rows: exactly 1
select settled(1) as a, settled(1, z => 'b') as b, settled(1, 3) as c, settled(null) as d, settled(1, null) as e;

-- name: UserUnsureDefaults :many
-- proven: c
-- rows: exactly 1
select unsettled(1) as a, unsettled(1, 3) as b, unsettled(1, z => 'b') as c;

-- name: UserTable :many
-- proven: a
select r.a, r.b from rows_of() r;

-- name: UserTableCoercion :many
-- proven: b
select r.a, r.b from clocks_of() r;

-- name: UserSetCoercion :many
select r as a from clock_rows() r;

-- name: UserSetOfTable :many
-- proven: id label
select r.id, r.v, r.label from set_of_child() r;

-- name: UserSetOfOneColumn :many
select r.a from set_of_onecol() r;

-- name: UserSetInSelectList :many
-- proven: id child
select p.id, ids_of(p.id) as child from parent p;

-- name: UserSetsInSelectList :many
-- proven: id
select p.id, ids_of(p.id) as a, ids_of(p.id + 1) as b, ids_of(p.id - 1) as c from parent p;

-- name: UserSetOfNulls :many
-- proven: u
select surely_listed(p.id, p.n) as u, p.n from parent p;

-- name: UserSetWithNulls :many
select surely_listed(p.n, p.n) as u from parent p;

-- name: UserSetInFrom :many
-- proven: id
select p.id, r as child from parent p left join lateral ids_of(p.id) r on true;

-- name: UserSetInFromInner :many
-- proven: id child
select p.id, r as child from parent p cross join ids_of(p.id) r;

-- name: UserComposite :many
select one_child(p.id) as a, (one_child(p.id)).v as b, (one_child(p.id)).label as c from parent p;

-- name: UserCompositeInFrom :many
-- rows: exactly 1
select r.id, r.label, r.v from one_child(99) r;

-- name: UserFunctionInFrom :many
-- proven: a c
-- rows: exactly 1
select a, b, c from add_one(1) a, maybe(99) b, surely(1) c;

-- name: InfinityFunctions :many
-- proven: b c i k
select date_part('hour', t.ts) as a, date_part('epoch', t.ts) as b, extract(year from t.ts) as c, extract(month from t.ts) as d, extract(day from t.d) as e, t.ts::time as f, t.tz::time as g, to_char(t.ts, 'YYYY') as h, date_trunc('day', t.ts) as i, extract(second from t.iv) as j, t.ts::date as k from times t;

-- name: InfinityCasts :many
-- proven: b c d e f g
select t.tz::timetz as a, t.ts::timestamptz as b, t.d::timestamp as c, t.ts::text as d, age(t.ts) as e, isfinite(t.ts) as f, t.ts + interval '1 day' as g from times t where t.id <> 2;

-- name: StrictButNull :many
-- proven: b g h j
select substring(p.name from 'z') as a, substring(p.name from 1) as b, array_length(array[]::int[], 1) as c, regexp_match(p.name, 'z') as d, regexp_substr(p.name, 'z') as e, to_char(now(), '') as f, split_part(p.name, ',', 9) as g, strpos(p.name, 'z') as h, array_position(array[1], 2) as i, cardinality(array[]::int[]) as j from parent p;

-- name: OptionalGroup :many
-- proven: b d
-- elements: d
-- rows: exactly 1
-- quiet: e
select substring('abc' from '(x)?b') as a, regexp_replace('abc', '(x)?b', '') as b, (regexp_match('abc', '(x)?b'))[1] as c, regexp_split_to_array('a,b', ',') as d, regexp_match('abc', '(x)?b') as e;

-- name: Numbers :many
-- proven: a b g h i k l m
select n.b + 1 as a, n.req / 2 as b, n.i + n.b as c, scale(n.req) as d, min_scale(n.req) as e, abs(n.f) as f, sign(n.b) as g, round(n.req) as h, power(n.b, 2) as i, trunc(n.num) as j, n.b % 7 as k, -n.b as l, width_bucket(n.b, 0, 10, 2) as m from nums n;

-- name: Strings :many
-- proven: a c d f h j k n
select upper(p.name) as a, p.name || p.note as b, concat(p.name, p.note) as c, concat_ws(',', p.note, null) as d, concat_ws(p.note, 'a', 'b') as e, format('%s', p.note) as f, format(p.note) as g, quote_nullable(p.note) as h, quote_literal(p.note) as i, left(p.name, -5) as j, reverse(p.name) as k, length(p.note) as l, p.name like p.note as m, p.name ~ 'a' as n from parent p;

-- name: Ranges :many
-- proven: c d e f g h k m
select lower(s.r) as a, upper(s.r) as b, isempty(s.r) as c, s.r * '[2,3)' as d, s.r @> 1 as e, lower_inf(s.r) as f, int4range(null, null) as g, int4range(1, null, '[]') as h, lower(s.mr) as j, range_merge(s.r, s.r) as k, s.opt && s.r as l, range_merge(s.mr) as m from spans s;

-- name: Shapes :many
-- proven: d e f i
-- quiet: g j
select area(s.p) as a, s.p + s.p as b, s.b # box '(100,100),(99,99)' as c, s.b && s.b as d, area(s.b) as e, s.pt <-> s.pt as f, point '(0,0)' ## lseg '[(0,0),(1,1)]' as g, lseg '[(0,0),(1,1)]' # lseg '[(5,5),(6,7)]' as h, center(s.b) as i, s.p <-> s.p as j from shape s;

-- name: SetReturningInList :many
-- proven: a id
select generate_series(1, 3) as a, p.id from parent p;

-- name: SetReturningTwo :many
-- quiet: a
select generate_series(1, 3) as a, generate_series(1, 2) as b;

-- name: SetReturningHiddenInSubscript :many
-- quiet: b
select generate_series(1, 2) as a, (regexp_matches('a1b2c3', '[a-z](\d)', 'g'))[1] as b;

-- name: SetReturningHiddenInExpression :many
-- quiet: b
select generate_series(1, 2) + 1 as a, upper(unnest(array['x', 'y', 'z'])) as b;

-- name: SetReturningHiddenInOrder :many
select generate_series(1, 2) as a from (select 1) s order by generate_series(1, 3);

-- name: SetReturningHiddenInNullTest :many
-- proven: b
select generate_series(1, 2) as a, unnest(array[1, 2, 3]) is null as b;

-- name: SetReturningHiddenInRow :many
-- proven: b
select generate_series(1, 2) as a, array[unnest(array[1, 2, 3])] as b;

-- name: SetReturningInGroup :many
-- proven: c
-- quiet: a
select generate_series(1, 3) as a, generate_series(1, 2) as b, count(*) as c from parent group by 1, 2;

-- name: SetReturningOneInGroup :many
-- proven: a c
select generate_series(1, 3) as a, count(*) as c from parent group by 1;

-- name: SetReturningEmpty :many
-- proven: a b
select generate_series(1, 0) as a, 1 as b;

-- name: SetReturningNested :many
-- provable: a
select generate_series(1, generate_series(1, 2)) as a;

-- name: SetReturningInDistinct :many
-- quiet: b
select distinct generate_series(1, 2) as a, generate_series(1, 3) as b;

-- name: RowsFrom :many
-- proven: n
-- quiet: b
select a, b, n from rows from (generate_series(1, 2), generate_series(1, 3)) with ordinality as f(a, b, n);

-- name: UnnestTwo :many
-- proven: n
-- quiet: b
select a, b, n from unnest(array[1, 2], array['x', 'y', 'z']) with ordinality as f(a, b, n);

-- name: UnnestOne :many
-- proven: a n
select a, n from unnest(array[1, 2]) with ordinality as f(a, n);

-- name: UnnestWithNull :many
-- proven: n
select a, n from unnest(array[1, null]) with ordinality as f(a, n);

-- name: UnnestParameter :many
-- args: ["{1,2}"]
-- proven: item
select u as item from unnest(@list::int[]) u;

-- name: UnnestColumn :many
-- proven: id
select a.id, u as item from arrs a cross join unnest(a.a) u;

-- name: UnnestComposite :many
-- quiet: a
select u.a, u.b from unnest(array[row(1, null)::comp]) u;

-- name: UnnestOneColumnComposite :many
select u.a from unnest(array[row(null)::onecol]) u;

-- name: UnnestOneColumnTable :many
select u.a from (select array_agg(o) as os from only_int o) s cross join unnest(s.os) u;

-- name: PopulateOneColumn :many
-- rows: max 1
select r.a from jsonb_populate_record(null::onecol, '{}') r;

-- name: PopulateRecord :many
-- rows: max 1
-- quiet: b
select r.a, r.b from jsonb_populate_record(row(1, 'x')::comp, '{"a":null}') r;

-- name: PopulateRecordset :many
select r.a from json_populate_recordset(null::onecol, '[{"a":1},{}]') r;

-- name: JsonToRecord :many
-- rows: max 1
-- quiet: a
select r.a, r.b from json_to_record('{"a":1}') as r(a int, b text);

-- name: JsonEach :many
-- proven: id key value fkey
-- quiet: dvalue
select d.id, e.key, e.value, f.key as fkey, f.value as fvalue from docs d cross join jsonb_each(d.j) e cross join jsonb_each_text(d.j) f where jsonb_typeof(d.j) = 'object';

-- name: JsonElements :many
-- proven: a
select e as a, f as b from jsonb_array_elements('[1,null]') e, jsonb_array_elements_text('[1,null]') f;

-- name: JsonElementsLeft :many
-- proven: id
select d.id, e as element from docs d left join lateral jsonb_array_elements(case when jsonb_typeof(d.j) = 'array' then d.j end) e on true;

-- name: SeriesLeft :many
-- proven: id
select p.id, g from parent p left join lateral generate_series(1, p.n) g on true;

-- name: SeriesOfTimes :many
-- proven: g
select g from generate_series(timestamp '2020-01-01', '2020-01-03', '1 day') g;

-- name: StringToTable :many
-- proven: a
select a, b from string_to_table('a,,b', ',') a, string_to_table('a,,b', ',', '') b;

-- name: RegexpMatches :many
-- proven: a
-- quiet: c
select m as a, m[1] as b, m[2] as c from regexp_matches('ab', '(x)?(b)') m;

-- name: OverlapsAndOthers :many
-- proven: a c d e
select (t.ts, t.ts) overlaps (t.ts, t.ts) as a, (t.ts, t.opt) overlaps (t.ts, t.ts) as b, t.ts at time zone 'utc' as c, t.iv * 2 as d, justify_days(t.iv) as e from times t where t.id = 3 or t.opt is null;

-- name: NamedArguments :many
-- proven: a c
select make_interval(days => p.id) as a, make_interval(days => p.n) as b, make_date(year => 2020, month => 1, day => p.id) as c from parent p;

-- name: VariadicCalls :many
-- proven: a c
-- quiet: b
select concat(variadic array['a', null]) as a, concat(variadic null::text[]) as b, num_nulls(variadic array[1, null]) as c, jsonb_build_array(variadic null::text[]) as d, greatest(p.n, p.n) as e from parent p;

-- name: CatalogueLookups :many
-- rows: exactly 1
-- proven: d
select to_regclass('nothing') as a, obj_description(0, 'pg_class') as b, pg_get_viewdef(0::oid) as c, format_type(0, null) as d, current_setting('nothing.here', true) as e, pg_table_is_visible(0) as f;

-- name: Sequences :many
-- proven: a b c
-- rows: exactly 1
select nextval('defaults_id_seq') as a, setval('defaults_id_seq', 5) as b, pg_sequence_last_value('trig_id_seq') is null as c;

-- name: EnumFunctions :many
-- proven: a b d f c
-- elements: a c
select enum_range(m.m) as a, enum_first(m.m) as b, enum_range(m.opt, null) as c, m.m::text as d, m.opt::text as e, 'sad'::mood = m.m as f from moods m;

-- name: TextSearch :many
-- proven: a c d
-- quiet: e
select to_tsvector(p.name) as a, to_tsvector('simple', p.note) as b, to_tsquery('a') as c, to_tsvector(p.name) @@ to_tsquery('a') as d, ts_lexize('simple', p.name) as e from parent p;

-- name: Uuids :many
-- proven: a d
-- rows: exactly 1
select gen_random_uuid() as a, uuid_extract_version('00000000-0000-0000-0000-000000000000'::uuid) as b, uuid_extract_timestamp(gen_random_uuid()) as c, uuidv7() as d;

-- name: FiniteTimesOnTheWay :many
-- proven: a b c d
select to_char(s.day, 'DD') as a, extract(month from s.day) as b, to_char(max(s.day), 'YYYY') as c, s.day::time as d from (select d as day from generate_series(now() - interval '3 days', now(), interval '1 day') d union all select current_date) s group by s.day;

-- name: FiniteTimesMaybe :many
-- quiet: d
select to_char(s.day, 'DD') as a, extract(month from coalesce(s.day, now())) as b, to_char(greatest(s.day, now()), 'DD') as c, extract(month from least(s.day, date '2020-01-01')) as d from (select now() as day union all select t.tz from times t) s;

-- name: InfiniteSeries :many
-- args: ["-infinity"]
select extract(month from generate_series(@start::timestamp, '2020-01-01'::timestamp, '1 day')) as a limit 1;

-- name: FiniteSeriesWithoutEnd :many
-- proven: a
select extract(month from generate_series('2020-01-01'::timestamp, 'infinity'::timestamp, '1 day')) as a limit 1;

-- name: TimesMadeOfNumbers :many
-- args: ["infinity"]
-- proven: a c
-- rows: exactly 1
select to_char(make_date(2020, 1, 1) + 3 * interval '1 day', 'DD') as a, to_char(to_timestamp(@epoch::float8), 'DD') as b, extract(month from to_timestamp(1)) as c, to_char(interval '1 day' * @epoch, 'DD') as d;

-- name: TypesByNumber :many
-- args: [null, null]
-- proven: a b
-- rows: exactly 1
select format_type(0, null) as a, format_type(23, sqlc.narg(modifier)::int) as b, format_type(sqlc.narg(type)::oid, null) as c;

-- name: Naps :many
-- proven: a
-- rows: exactly 1
select pg_sleep(0) as a;

-- name: FiniteByCheck :many
-- proven: a b e
select to_char(a.at, 'YYYY') as a, extract(month from coalesce(a.on_day, '2020-01-01')) as b, extract(month from a.on_day) as c, to_char(a.till, 'YYYY') as d, extract(dow from a.at + interval '1 day') as e, to_char(a.maybe, 'YYYY') as f from appointments a;

-- name: LocksAndSessions :many
-- proven: locktype virtualtransaction mode granted fastpath there pid
select l.locktype, l.virtualtransaction, l.mode, l.granted, l.fastpath, l.pid, l.page, l.waitstart, a.pid is not null as there from pg_locks l join pg_stat_activity a on a.pid = l.pid limit 1;

-- name: UserWriters :many
-- proven: a c
select made(p.id) as a, made_of(p.id) as b, made_name(p.id + 100) as c, changed(p.id) as d, removed(p.id) as e, skipped(p.id) as f from parent p;
-- name: RowsOfOrderedFunction :many
-- proven: a
select a, b from ordered_rows();

-- name: ScaleOfFiniteNumbers :many
-- proven: a b c
select scale(8.41) as a, min_scale(8.410) as b, scale(p.id::numeric) as c, scale(p.n::numeric) as d, scale('NaN') as e, min_scale('infinity') as f from parent p;

-- name: FieldsOfOutArguments :many
-- proven: a b
select (out_pair(p.id)).a as a, (out_pair(p.n)).b as b, (out_pair(p.id)).c as c, (out_pair(p.n)).a as d from parent p;

-- name: FieldsOfOutRows :many
-- proven: d
select (out_whole(p.id)).a as a, (out_row(p.id)).b as b, (out_strict(p.n)).a as c, (out_strict(p.id)).a as d, (out_clock('infinity')).a as e from parent p;

-- name: FieldsOfOutSets :many
-- quiet: b
select (out_rows(2)).a as a, generate_series(1, 3) as b from empty_table right join parent on true;
