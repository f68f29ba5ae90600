-- name: RowWhole :many
-- proven: r
-- type: r { id: number; name: string; note: string | null; n: number | null; flag: boolean | null; code: string | null }
-- type: s { id: number; parentId: number; v: number | null; label: string; req: number } | null
select p as r, c as s from parent p left join child c on c.parent_id = p.id;

-- name: RowWholeNarrowed :many
-- proven: r
-- type: r { id: number; name: string; note: string; n: number | null; flag: boolean | null; code: string | null }
select p as r from parent p where p.note is not null;

-- name: RowWholeJoinedNarrowed :many
-- proven: s
-- type: s { id: number; parentId: number; v: number | null; label: string; req: number }
select c as s from parent p left join child c on c.parent_id = p.id where c.label > '';

-- name: RowCast :many
-- proven: a b c d
-- type: a { a: number; b: string | null }
-- type: b { a: number | null; b: string }
-- type: c { a: number | null; b: string | null }
-- type: d { a: number; b: string }
select row(p.id, p.note)::comp as a, row(p.n, 'x')::comp as b, row(null, null)::comp as c, (p.id, p.name)::comp as d from parent p;

-- name: RowArray :many
-- quiet: a b d
-- type: a { id: number; name: string; note: string | null; n: number | null; flag: boolean | null; code: string | null }[] | null
-- type: b ({ id: number; parentId: number; v: number | null; label: string; req: number } | null)[] | null
-- type: d { id: number; parentId: number; v: number | null; label: string; req: number }[] | null
select array_agg(p) as a, array_agg(c) as b, array_agg(c) filter (where c.id is not null) as d from parent p left join child c on c.parent_id = p.id;

-- name: RowArraySubSelect :many
-- proven: a b
-- type: a { id: number; parentId: number; v: number | null; label: string; req: number }[]
-- type: b { a: number; b: string }[]
select array(select c from child c where c.parent_id = p.id) as a, array(select row(c.id, c.label)::comp from child c) as b from parent p;

-- name: RowScalarSubSelect :many
-- type: a { id: number; parentId: number; v: number | null; label: string; req: number } | null
select (select c from child c where c.parent_id = p.id limit 1) as a from parent p;

-- name: RowStored :many
-- proven: req o os d e
-- tame: c d e
-- type: c { a: number | null; b: string | null } | null
-- type: req { a: number | null; b: string | null }
-- type: o { a: number | null }
-- type: os ({ a: number | null } | null)[]
-- type: d { a: number | null; b: string | null }
-- type: e { a: number | null; b: string | null }
select c.c, c.req, c.o, c.os, coalesce(c.c, row(1, 'x')::comp) as d, coalesce(row(c.id, 'y')::comp, c.req) as e from comps c;

-- name: RowThroughSubquery :many
-- proven: a b
-- type: a { id: number; name: string; note: string | null; n: number | null; flag: boolean | null; code: string | null }
select s.p as a, (s.p).id as b, (s.p).note as d, (s.c).label as e from (select p, c from parent p left join child c on c.parent_id = p.id) s;

-- name: RowThroughCte :many
-- proven: p k a
-- type: p { id: number; name: string; note: string | null; n: number | null; flag: boolean | null; code: string | null }
-- type: k { a: number; b: string | null }
with s as (select p, row(p.id, p.note)::comp as k from parent p) select s.p, s.k, (s.k).a as a, (s.k).b as b from s;

-- name: RowCase :many
-- proven: a
-- type: a { a: number; b: string | null }
-- type: b { a: number; b: string } | null
select case when p.id > 2 then row(p.id, p.name)::comp else row(p.id, p.note)::comp end as a, case when p.id > 2 then row(p.id, p.name)::comp end as b from parent p;

-- name: RowUnion :many
-- proven: r
-- type: r { id: number; name: string; note: string | null; n: number | null; flag: boolean | null; code: string | null }
select p as r from parent p where p.n is not null union all select p from parent p where p.note is not null;

-- name: RowUnionStored :many
-- proven: r
-- type: r { a: number | null; b: string | null }
select row(1, 'x')::comp as r union all select c.req from comps c;

-- name: RowDomainFields :many
-- proven: r
-- type: r { id: number; m: number | null; p: number | null }
select d as r from doms d;

-- name: RowInherited :many
-- proven: r s
-- type: r { id: number; a: number | null; c: number | null }
-- type: s { id: number; a: number; c: number }
select b as r, w as s from base b cross join whole w;

-- name: RowView :many
select v as r from joined v;

-- name: RowMaterialised :many
-- proven: r
-- tame: r
-- type: r { id: number | null; v: number | null; k: number | null; missing: boolean; sure: number; amount: bigint }
select m as r from aged_copy m;

-- name: RowReturning :many
-- proven: r
-- type: r { id: number; name: string; note: string | null; n: number | null; flag: boolean | null; code: string | null }
insert into parent (id, name) values (90, 'new') returning parent as r;

-- name: RowReturningUpdate :many
-- proven: r
-- type: r { id: number; name: string; note: string | null; n: number | null; flag: boolean | null; code: string | null }
update parent p set note = null where note is not null returning p as r, p.note;

-- name: RowGenerated :many
-- proven: r
-- type: r { id: number; x: number | null; s: number | null; v: number | null; req: number }
select g as r from generated g;

-- name: RowUnnested :many
-- proven: j
-- quiet: id
-- tame: j
-- type: j { id: number | null; name: string | null; note: string | null; n: number | null; flag: boolean | null; code: string | null }
select u.id, u.note, to_json(u) as j from unnest(array(select p from parent p)) u;

-- name: RowUnnestedValue :many
-- proven: r
-- tame: r
-- type: r { id: number | null; name: string | null; note: string | null; n: number | null; flag: boolean | null; code: string | null }
select unnest(array_agg(p)) as r from parent p;

-- name: RowFieldAccess :many
-- proven: a c d
-- type: c { id: number; name: string; note: string | null; n: number | null; flag: boolean | null; code: string | null }
select (row(p.id, p.note)::comp).a as a, (row(p.id, p.note)::comp).b as b, (array_agg(p))[1] as c, ((array_agg(p))[1]).id as d from parent p group by p.id;

-- name: RowJsonAnonymous :many
-- proven: a b c d
-- type: a { f1: number; f2: string | null }
-- type: b { f1: number; f2: { f1: number | null } }
-- type: c { f1: number; f2: 'x' }
-- type: d Record<string, JsonValue>
select to_json(row(p.id, p.note)) as a, row_to_json(row(p.id, row(p.n))) as b, to_jsonb(row(p.id, 'x')) as c, row_to_json(row()) as d from parent p;

-- name: RowJsonPretty :many
-- proven: a b c
-- type: a { id: number; name: string; note: string | null; n: number | null; flag: boolean | null; code: string | null }
-- type: b number[]
-- type: c (number | null)[]
select row_to_json(p, true) as a, array_to_json(array_agg(p.id), true) as b, array_to_json(array[p.n]) as c from parent p group by p.id;

-- name: RowJsonDuplicates :many
-- proven: j
-- type: j Record<string, number | string | null>
select row_to_json(s) as j from (select p.id, p.note as id from parent p) s;

-- name: RowJsonAlias :many
-- proven: a b
-- type: a { id: number; name: string; note: string | null; n: number | null; flag: boolean | null; code: string | null }
-- type: b { k: number; note: string | null }
select row_to_json(x) as a, row_to_json(s) as b from parent x (aa, bb) join (select id, note from parent) s (k) on s.k = x.aa;

-- name: RowJsonRecordUnion :many
-- proven: j
-- type: j { f1: number; f2: string | null }
select row_to_json(s.r) as j from (select row(p.id, p.note) as r from parent p union all select row(c.id, c.label) from child c) s;

-- name: RowJsonOrdinality :many
-- proven: a
-- type: a Record<string, JsonValue>
select to_json(s) as a from rows_of() with ordinality s;

-- name: RowJsonLeftJoinSub :many
-- type: a { id: number; label: string; one: number } | null
-- type: b { pid: number; note: string | null } | null
-- type: d { k: number; w: 'x' } | null
select to_json(s) as a, to_json(t) as b, to_json(v) as d from parent p left join (select id, label, 1 as one from child) s on s.id = p.id + 2 left join lateral (select p.id as pid, p.note) t on p.n > 5 left join (values (1, 'x')) v (k, w) on v.k = p.id;

-- name: RowJsonWhere :many
-- proven: a
-- type: a { id: number; parent_id: number; v: number; label: string; req: number }
select to_json(c) as a from parent p left join child c on c.parent_id = p.id where c is not null;

-- name: RowJsonWhereNotIsNull :many
-- proven: a
-- type: a { id: number; parent_id: number; v: number | null; label: string; req: number }
select to_json(c) as a from parent p left join child c on c.parent_id = p.id where not (c is null);

-- name: RowJsonJoinOnFact :many
-- proven: b
-- type: a { id: number; parent_id: number; v: number; label: string; req: number } | null
-- type: b { v: number | null }
select to_json(c) as a, json_build_object('v', c.v) as b from parent p left join child c on c.parent_id = p.id and c.v is not null;

-- name: RowJsonSystem :many
-- proven: a
-- type: a { there: boolean; xmin: string | null }
select json_build_object('there', c.tableoid is null, 'xmin', c.ctid) as a from parent p left join child c on c.parent_id = p.id;

-- name: ElementsSubquery :many
-- proven: a b c
-- type: a number[]
-- type: b (number | null)[]
-- type: c (boolean | null)[]
select s.a, s.b, s.c from (select array_agg(p.id) as a, array_agg(p.n) as b, array[p.flag] as c from parent p group by p.flag) s;

-- name: ElementsView :many
-- proven: a ids
-- type: a (number | null)[]
-- type: ids number[]
select a.a, x.ids from arrs a cross join (select array(select id from parent_names) as ids) x;

-- name: ElementsCase :many
-- proven: a b
-- type: a number[]
-- type: b (number | null)[]
-- type: c number[] | null
select case when p.n > 0 then array[p.n] else array[p.id] end as a, case when p.n is null then array[p.n] else '{}' end as b, case when p.n is not null then array[p.n] end as c from parent p;

-- name: ElementsCoalesce :many
-- proven: a b c
-- type: a (string | null)[]
-- type: b string[]
-- type: c (string | null)[]
select coalesce(a.t, '{}') as a, coalesce(array_remove(a.t, null), '{}') as b, coalesce(array_remove(a.t, null), array[null]::text[]) as c from arrs a;

-- name: ElementsWindow :many
-- proven: a b d
-- quiet: c
-- tame: d
-- type: a number[]
-- type: b (number | null)[]
-- type: c number[] | null
-- type: d (number | null)[]
-- type: e number[] | null
select array_agg(p.id) over w as a, array_agg(p.n) over w as b, array_agg(p.n) filter (where p.n > 0) over w as c, first_value(array[p.n]) over w as d, lag(array[p.id]) over w as e from parent p window w as (order by p.id);

-- name: ElementsWindowNarrowed :many
-- type: a (number | null)[] | null
select case when p.n is not null then array_agg(p.n) over () end as a from parent p;

-- name: ElementsOrdered :many
-- quiet: a b c
-- type: a number[] | null
-- type: b (number | null)[] | null
-- type: c number[] | null
select array_agg(p.id order by p.n desc) as a, array_agg(distinct p.n) as b, array_agg(p.n order by p.id) filter (where p.n is not null) as c from parent p;

-- name: ElementsAppend :many
-- proven: a b c d e
-- type: a (number | null)[]
-- type: b number[]
-- type: c (number | null)[]
-- type: d number[]
-- type: e (number | null)[]
select array_append(array[p.id], p.n) as a, array[p.id] || p.id as b, p.n || array[p.id] as c, array[p.id] || null::int[] as d, array_prepend(p.n, '{}') as e from parent p;

-- name: ElementsCat :many
-- proven: a b c
-- type: a (number | null)[]
-- type: b (number | null)[]
-- type: c number[]
select array[p.id] || array[p.n] as a, array_cat(array[p.id], a.a) as b, array[1] || array[p.id] as c from parent p join arrs a on a.id = p.id;

-- name: ElementsRemove :many
-- proven: a b c d e
-- tame: e
-- type: a number[]
-- type: b (number | null)[]
-- type: c (number | null)[]
-- type: d number[]
-- type: e (number | null)[]
select array_remove(array[p.n], null) as a, array_remove(array[p.n], 10) as b, array_replace(array[p.id], 1, null) as c, array_replace(array[p.id], 1, 2) as d, array_replace(array[p.n], null, 0) as e from parent p;

-- name: ElementsSubselect :many
-- proven: a b c d
-- type: a (number | null)[]
-- type: b number[]
-- type: c (number | null)[]
-- type: d bigint[]
select array(select n from parent) as a, array(select n from parent where n > 0) as b, array(select unnest(a.a)) as c, array(select count(*) from child) as d from arrs a;

-- name: ElementsSubselectOfArrays :many
-- proven: a b c
-- type: a (number | null)[][]
-- type: b number[][]
-- type: c (number | null)[][]
select array(select array[p.n, 1]) as a, (array(select array[p.id, 1])) as b, array_agg(array[p.n]) over () as c from parent p;

-- name: ElementsStrings :many
-- proven: a b c
-- type: a string[]
-- type: b (string | null)[]
-- type: c string[]
-- type: d (string | null)[] | null
-- type: e string[] | null
select string_to_array(p.name, '') as a, string_to_array(p.name, ',', 'a') as b, regexp_split_to_array(p.name, '') as c, regexp_match(p.name, '(a)|(b)') as d, string_to_array(p.note, ',') as e from parent p;

-- name: ElementsUnnest :many
select unnest(array[p.id, p.n]) as a from parent p;

-- name: ElementsUnnestNested :many
select unnest(array[array[1, p.n], array[3, 4]]) as a from parent p;

-- name: ElementsUnnestAgg :many
-- proven: x
select x, y from (select array_agg(id) as a, array_agg(n) as b from parent) s cross join unnest(s.a) x cross join unnest(s.b) y;

-- name: ElementsUnnestSubselect :many
select unnest(array(select array[p.n] from parent p where p.n is null)) as a, unnest(array(select p.id from parent p where p.id < 2)) as b;

-- name: ElementsAny :many
-- proven: b
-- quiet: e
select 5 = any(array(select p.n from parent p)) as a, 5 = any(array(select p.id from parent p)) as b, 5 = any(array(select array[p.n] from parent p)) as c, 5 = any(array_agg(p.n)) as d, 5 = any(array_agg(p.id)) as e from parent p;

-- name: ElementsFunctionArgument :many
-- proven: d
-- quiet: b
select passed_on(array[1, null]) as a, passed_on(array[1, 2]) as b, any_of(5, array[1, null]) as c, any_of(5, array[1, 2]) as d;

-- name: ElementsFunctionRows :many
select u from spread(array[1, null]) u;

-- name: ElementsFunctionRowsFull :many
-- proven: u
select u from spread(array[1, 2]) u;

-- name: ElementsUserJson :many
-- proven: a b
-- type: a { x: number; list: number[] }
-- type: b { x: number | null; list: (number | null)[] }
-- type: c { x: number } | null
-- type: d { id: number; parent_id: number; v: number | null; label: string; req: number }[] | null
select told(p.id) as a, told(p.n) as b, told_strict(p.n) as c, kids_of(p.id) as d from parent p;

-- name: ElementsSlices :many
-- proven: a b c
-- tame: a c
-- type: a (number | null)[]
-- type: b number[]
-- type: c (number | null)[][]
select (array[p.id, p.n])[1:1] as a, (array[p.id])[1:5] as b, (array[array[p.id], array[p.n]])[1:1] as c from parent p;

-- name: ElementsCasts :many
-- proven: a b c d e
-- type: a (string | null)[]
-- type: b bigint[]
-- type: c number[]
-- type: d (string | null)[]
-- type: e (string | null)[]
select array[p.n]::text[] as a, array[p.id]::bigint[] as b, array[p.id]::must[] as c, '{1,NULL}'::int[]::text[] as d, array[t.ts]::time[] as e from parent p join times t on t.id = p.id;

-- name: ElementsNestedLiteral :many
-- proven: a b c d e f
-- type: a (number | null)[][]
-- type: b number[][]
-- type: c (number | null)[][]
-- type: d number[][]
-- type: e number[]
-- type: f number[]
select array[array[p.id], array[p.n]] as a, array[[1, 2], [3, 4]] as b, '{{1,2},{3,NULL}}'::int[] as c, '{{1,2},{3,4}}'::int[] as d, '{}'::int[] as e, array[]::int[] as f from parent p;

-- name: ElementsFill :many
-- proven: a c d
-- quiet: b
-- tame: c
-- type: a number[]
-- type: b (number | null)[] | null
-- type: c (number | null)[]
-- type: d number[]
select array_fill(p.id, array[2]) as a, array_fill(p.n, array[2]) as b, trim_array(array[p.id, p.n], 1) as c, array_positions(array[p.n], null) as d from parent p;

-- name: ElementsValues :many
-- proven: a b
-- type: a (number | null)[]
-- type: b string[]
select v.a, v.b from (values (array[1], array['x']), (array[2, null], array['y'])) v (a, b);

-- name: ElementsUnion :many
-- proven: a b
-- type: a (number | null)[]
-- type: b number[]
select array[p.id] as a, array[p.id] as b from parent p union all select array[p.n], array[p.id] from parent p;

-- name: ElementsIntersect :many
-- proven: a
-- tame: a
-- type: a (number | null)[]
select array[p.id] as a from parent p intersect select array[1, null] union select array[2];

-- name: ElementsGroupBy :many
-- proven: a c d
-- type: a (number | null)[]
-- type: d (number | null)[][]
select array[p.n] as a, count(*) as c, json_agg(array[p.n]) as d from parent p group by array[p.n];

-- name: ElementsEnumCheck :many
-- proven: a b c
-- type: a Mood[]
-- type: b (Mood | null)[]
-- type: c Mood[]
select array[m.m] as a, array_agg(m.opt) as b, enum_range(m.m) as c from moods m group by m.m;

-- name: ElementsCte :many
-- proven: ids ns new written
-- type: ids number[]
-- type: ns (number | null)[]
-- type: new (number | null)[]
-- type: written number[]
with a as materialized (select array_agg(id) as ids, array_agg(n) as ns from parent having count(*) > 0), b as (update parent set n = null returning array[n] as new, array[id] as ids) select a.ids, a.ns, b.new, b.ids as written from a cross join b;

-- name: ElementsChecked :many
-- proven: tags j
-- quiet: either found late
-- tame: j
-- type: tags string[]
-- type: nums number[] | null
-- type: either (number | null)[] | null
-- type: found (number | null)[] | null
-- type: late (number | null)[] | null
-- type: j [string[], (number | null)[] | null]
select f.tags, f.nums, f.either, f.found, f.late, json_build_array(f.tags, f.either) as j from full_arrays f;

-- name: ElementsCheckedRow :many
-- proven: r t
-- quiet: nums
-- tame: r
-- type: r { id: number; tags: string[]; nums: number[] | null; either: (number | null)[] | null; found: (number | null)[] | null; late: (number | null)[] | null }
-- type: nums number[] | null
select f as r, unnest(f.tags) as t, g.nums from full_arrays f left join full_arrays g on g.id = f.id and g.id = 2;

-- name: ElementsMixedDimensions :many
select unnest(case when p.id > 2 then array[p.id] else array[array[1, null]] end) as a, 9 = any(case when p.id > 2 then array[p.id] else array[array[1, null]] end) as b from parent p;

-- name: ElementsMixedUnion :many
select unnest(s.a) as a from (select array[1] as a union all select array[array[1, null]]) s;

-- name: ElementsMixedCat :many
select unnest(array[array[1, p.n]] || array[2, 3]) as a, unnest(array[2, 3] || array[array[1, p.n]]) as b from parent p;

-- name: ElementsOfDomain :many
-- proven: b e
-- type: b (number | null)[][]
-- type: e [(number | null)[][]]
select array[array[p.n]::ints] as b, json_build_array(array[array[p.n]::ints]) as e from parent p;

-- name: ElementsOfDomainUnnested :many
-- proven: a
-- type: a (number | null)[]
select unnest(array[array[p.n]::ints]) as a from parent p;

-- name: ElementsMergeSource :many
-- type: ids number[] | null
-- type: ns (number | null)[] | null
merge into only_int o using (select array[p.id] as ids, array[p.n] as ns, p.id from parent p) s on o.a = s.id when not matched then insert values (s.id) when not matched by source then update set a = 1 returning s.ids, s.ns;

-- name: ElementsOnConflict :many
-- proven: a r
-- tame: a t r
-- type: a (number | null)[]
-- type: t (string | null)[] | null
-- type: r { id: number; a: (number | null)[]; t: (string | null)[] | null; m: (number | null)[]; ts: (string | null)[] }
insert into arrs (id, a, t, m, ts) values (1, array[1], array['x'], '{}', '{}') on conflict (id) do update set a = excluded.a || null returning a, t, arrs as r;
