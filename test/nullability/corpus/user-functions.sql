-- Bodies, operators, casts and aggregates of users.

-- name: BodyNamedPlaces :many
-- proven: a
select first_of(y => p.n, x => p.id) as a, first_of(y => p.id, x => p.n) as b from parent p;

-- name: BodyOneRowValue :many
-- rows: max 1
-- quiet: b
select r.a, r.b from sure_row() r;

-- name: BodyTwoColumns :many
-- proven: a b
select r.a, r.b from parent p cross join lateral pair(p.n) r;

-- name: BodyStrictInFrom :many
select r.a, r.b from parent p cross join lateral strict_pair(p.n) r;

-- name: BodyStrictSure :many
-- proven: a b
select r.a, r.b from parent p cross join lateral strict_pair(p.id) r;

-- name: BodyStrictSet :many
-- proven: a b
select r.a, r.b from parent p cross join lateral strict_pairs(p.n) r;

-- name: BodyRecursive :many
-- quiet: a b
-- tame: b
-- type: b (number | null)[] | null
select countdown(2) as a, unrolled(2) as b;

-- name: BodySetForValue :many
select some_of(0) as a;

-- name: BodyWrites :many
-- proven: a
select add_only(1) as a, add_only(null) as b, take_only(-1) as c;

-- name: BodyDeclaredTypes :many
-- proven: b c
select time_of_day(t.ts) as a, date_time(t.d) as b, clock_list(t.ts) as c from times t;

-- name: BodyDeclaredArrays :many
-- proven: c s
-- tame: c
-- type: c (string | null)[]
-- type: s string[]
select clock_list(t.ts) as c, stamp_list(t.ts) as s from times t;

-- name: BodyUserCasts :many
-- proven: b
-- type: b (number | null)[]
select from_box() as a, from_boxes() as b;

-- name: BodyRowCast :many
-- proven: r
select box_time() as r, (box_time()).t as t;

-- name: BodyArguments :many
-- proven: a c
-- type: a { kind: 'x' }
-- type: b { kind: string } | null
-- type: c { x: number }
select told_text('x') as a, case when p.id > 1 then told_text(p.name) end as b, told_row(p.id) as c from parent p;

-- name: LiteralsTwice :many
-- proven: a b c d
-- quiet: e
select lit(1) as a, lit(2) as b, lit_either(p.id) as c, lit_cast() as d, no_value() as e from parent p;

-- name: LiteralRows :many
select r.a, s.a as b from lit_row() r, lit_late_row() s;

-- name: ColumnsOfNamesake :many
select e.key, e.value from each('x'::hstore) e;

-- name: RowsOfNamesake :many
select skeys('x'::hstore) as a, s as b from skeys('x'::hstore) s;

-- name: RowValueInFrom :many
-- rows: max 1
-- quiet: c d
select r.a, s.c, s.d from cast(row(null) as onecol) r, cast(row(1, 'x') as comp) s (c, d);

-- name: SessionValueInFrom :many
-- proven: u
-- quiet: d
select u, d from current_user u, current_schema d;

-- name: CallInFromOfNull :many
-- proven: v
select u, v from parent p cross join lateral upper(p.note) u cross join lateral upper(p.name) v;

-- name: SetsBesideFrom :many
-- proven: g
-- quiet: b
select generate_series(1, 2) as a, generate_series(1, 3) as b, g from generate_series(1, 1) g;

-- name: SetOfOperator :many
-- quiet: b
select 1 <~~> 2 as a, generate_series(1, 3) as b;

-- name: SetOfOperatorAlone :many
-- proven: a
select 1 <~~> 2 as a;

-- name: SetOfSplitWords :many
-- proven: w
select w from parent p cross join lateral string_to_table(p.note, '') w;

-- name: OperatorNeverSure :many
select p.id ==? 1 as a, p.id ==? any (array[1, 2]) as b, p.id ==? any (select 1) as c from parent p;

-- name: OperatorOfCase :many
select case l.s when 1 then l.s else 'dark' end as a from loose_boxes l;

-- name: ImplicitCastOfSubquery :many
-- quiet: a
select 1 in (select row(2)::boxed) as a;

-- name: AggregateNamesake :many
-- proven: b
-- rows: exactly 1
select every(id) as a, count(id) as b from parent;

-- name: AggregateNamesakeGrouped :many
select every(id) as a from parent group by flag;

-- name: AggregateNamesakeWindow :many
select every(id) over (order by id) as a from parent;

-- name: TextNamedLikeField :many
select regexp_match(p.name, 'epoch') as a, regexp_match('epoch', p.name || 'z') as b from parent p;

-- name: BodyInside :many
-- proven: a s w
-- type: s number[]
-- type: w string
select (sure_comp()).b as a, (sure_comp()).a as b, small_list() as s, to_json(short_word()) as w;

-- name: CastOfSubqueryValue :many
-- args: ["{(1)}"]
-- proven: list
-- elements: list
select macaddr '08:00:2b:01:02:03' = any (select array[row(1)::onecol, null]) as a, @list::onecol[] as list;

-- name: ScaleOfNumber :many
-- proven: a
select scale(1.5) as a;

-- name: BodyHalfCast :many
-- proven: a b
select a_box() as a, box_text() as b, null_or_text(p.id) as c from parent p;

-- name: FieldBehindDropped :many
-- quiet: b
select (gapped_row()).a as a, (gapped_row()).b as b;
