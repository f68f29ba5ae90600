-- name: JsonAggPlain :many
-- quiet: a b c d
-- type: a number[] | null
-- type: b (number | null)[] | null
-- type: c (string | null)[] | null
-- type: d (boolean | null)[] | null
select json_agg(p.id) as a, json_agg(p.n) as b, jsonb_agg(p.note order by p.id) as c, json_agg(distinct p.flag) as d from parent p;

-- name: JsonAggOverNothing :many
-- proven: b c
-- tame: c
-- type: a number[] | null
-- type: b number[]
-- type: c (number | null)[]
-- type: d Record<string, number> | null
select json_agg(e.x) as a, coalesce(json_agg(e.x), '[]') as b, coalesce(jsonb_agg(e.y), '[]'::jsonb) as c, json_object_agg(e.id, e.x) as d from empty_table e;

-- name: JsonAggGrouped :many
-- proven: a b
-- type: a number[]
-- type: b (number | null)[]
select p.flag, json_agg(p.id) as a, json_agg(p.n) as b from parent p group by p.flag;

-- name: JsonAggLeftJoinRow :many
-- proven: id a c d
-- type: a ({ id: number; parent_id: number; v: number | null; label: string; req: number } | null)[]
-- type: b { id: number; parent_id: number; v: number | null; label: string; req: number }[] | null
-- type: c { id: number; parent_id: number; v: number | null; label: string; req: number }[]
-- type: d { id: number; parent_id: number; v: number; label: string; req: number }[]
select p.id, json_agg(c) as a, json_agg(c) filter (where c.id is not null) as b, coalesce(json_agg(c) filter (where c.id is not null), '[]') as c, coalesce(json_agg(c.*) filter (where c.v > 1), '[]') as d from parent p left join child c on c.parent_id = p.id group by p.id;

-- name: JsonAggLeftJoinObject :many
-- proven: id a
-- type: a { id: number | null; label: string | null }[]
-- type: b { id: number; v: number | null }[] | null
select p.id, json_agg(json_build_object('id', c.id, 'label', c.label)) as a, json_agg(json_build_object('id', c.id, 'v', c.v)) filter (where c.id is not null) as b from parent p left join child c on c.parent_id = p.id group by p.id;

-- name: JsonAggFilterOther :many
-- quiet: a b c d
-- tame: c
-- type: a (number | null)[] | null
-- type: b number[] | null
-- type: c (number | null)[] | null
-- type: d number[] | null
select json_agg(p.n) filter (where p.note is not null) as a, json_agg(p.n) filter (where p.n is not null) as b, json_agg(p.n) filter (where p.n > 0 or p.flag) as c, json_agg(p.n) filter (where p.n > 0 or p.n < 0) as d from parent p;

-- name: JsonAggFilterFalse :many
-- quiet: a b c
-- tame: c
-- type: a number[] | null
-- type: b (number | null)[] | null
-- type: c (number | null)[] | null
select json_agg(p.n) filter (where not (p.n is null)) as a, json_agg(p.n) filter (where p.n is distinct from 7) as b, json_agg(p.n) filter (where (p.n is null) is not true) as c from parent p;

-- name: JsonAggHaving :many
-- proven: a
-- type: a (number | null)[]
select p.flag, json_agg(p.n) as a from parent p group by p.flag having max(p.n) is not null;

-- name: JsonAggHavingKey :many
-- proven: flag a b
-- tame: b
-- type: a boolean[]
-- type: b (number | null)[]
select p.flag, json_agg(p.flag) as a, json_agg(p.n) as b from parent p group by p.flag having p.flag is not null;

-- name: JsonAggOfConstant :many
-- quiet: a b c
-- type: a number[] | null
-- type: b 'x'[] | null
-- type: c null[] | null
select json_agg(1) as a, json_agg('x'::text) as b, json_agg(null::int) as c from parent p;

-- name: JsonAggOfArrays :many
-- quiet: a b c d
-- type: a (number | null)[][] | null
-- type: b ((string | null)[] | null)[] | null
-- type: c (number | null)[][] | null
-- type: d number[][][] | null
select json_agg(a.a) as a, json_agg(a.t) as b, json_agg(array[a.id, null]) as c, jsonb_agg(array[array[1], array[a.id]]) as d from arrs a;

-- name: JsonAggOfRows :many
-- quiet: a b c
-- type: a { f1: number; f2: string | null }[] | null
-- type: b { f1: number; f2: number | null }[] | null
-- type: c { f1: number; f2: string; f3: string | null; f4: number | null; f5: boolean | null; f6: string | null }[] | null
select json_agg(row(p.id, p.note)) as a, json_agg((p.id, p.n)) as b, jsonb_agg(row(p.*)) as c from parent p;

-- name: JsonAggOfNestedAgg :many
-- quiet: a
-- type: a (string[] | null)[] | null
select json_agg(s.kids) as a from (select p.id, json_agg(c.label) filter (where c.id is not null) as kids from parent p left join child c on c.parent_id = p.id group by p.id) s;

-- name: JsonAggOfSubRows :many
-- quiet: a b
-- type: a { id: number; n: number | null; word: 'fix' }[] | null
-- type: b { id: number; n: number; word: 'fix' }[] | null
select json_agg(s) as a, json_agg(s order by s.id) filter (where s.n > 0) as b from (select p.id, p.n, 'fix' as word from parent p) s;

-- name: JsonAggOfCte :many
-- quiet: j k
-- type: j { a: number; b: string | null }[] | null
-- type: k { a: number; b: string | null }[] | null
with s (a, b) as (select p.id, p.note from parent p) select json_agg(s) as j, json_agg(t) as k from s join s t on t.a = s.a;

-- name: JsonAggOfCteRenamed :many
-- quiet: j
-- type: j { x: number; b: string | null }[] | null
with s (a, b) as (select p.id, p.note from parent p) select json_agg(t) as j from s as t (x);

-- name: JsonAggOfValues :many
-- quiet: a b
-- type: a { column1: number; column2: 'a' | null }[] | null
-- type: b { n: number | null; word: 'x' | 'y' }[] | null
select json_agg(v) as a, json_agg(w) as b from (values (1, 'a'), (2, null)) v cross join (values (1, 'x'), (null, 'y')) w (n, word);

-- name: JsonAggOfFunctionRows :many
-- quiet: a b
-- type: a Record<string, JsonValue>[] | null
-- type: b number[] | null
select json_agg(f) as a, json_agg(g) as b from rows_of() f cross join generate_series(1, 2) g;

-- name: JsonAggOfSetOfTable :many
-- quiet: a
-- tame: a
-- type: a { id: number | null; parent_id: number | null; v: number | null; label: string | null; req: number | null }[] | null
select json_agg(f) as a from set_of_child() f;

-- name: JsonAggOfJoin :many
-- quiet: a
-- type: a { pid: number; name: string; note: string | null; n: number | null; flag: boolean | null; code: string | null; cid: number | null; parent_id: number | null; v: number | null; label: string | null; req: number | null }[] | null
select json_agg(j) as a from (parent p left join child c on c.parent_id = p.id) as j (pid, name, note, n, flag, code, cid, parent_id, v, label, req);

-- name: JsonAggOfJoinUsing :many
-- quiet: a
-- tame: a
-- type: a { id: number; name: string | null; note: string | null; n: number | null; flag: boolean | null; code: string | null; parent_id: number | null; v: number | null; label: string | null; req: number | null }[] | null
select json_agg(j) as a from (parent p full join child c using (id)) as j;

-- name: JsonAggOfView :many
-- quiet: a b
-- type: a { id: number; name: string; child_id: number | null; label: string | null; v: number | null }[] | null
-- type: b ({ id: number; child_id: number; label: string; v: number } | null)[] | null
select json_agg(j) as a, json_agg(o) as b from joined j left join over_joined o on o.id = j.id and o.child_id = j.child_id;

-- name: JsonAggOfMaterialised :many
-- quiet: a b
-- tame: a b
-- type: a { id: number | null; v: number | null; k: number | null; missing: boolean; sure: number; amount: number }[] | null
-- type: b ({ id: number | null; name: string | null } | null)[] | null
select json_agg(m) as a, json_agg(j.whole) as b from aged_copy m left join aged_whole j on j.id = m.id;

-- name: JsonAggOfPartitioned :many
-- quiet: a b c
-- type: a { id: number; region: string | null; amount: number | null }[] | null
-- type: b { id: number; a: number; c: number }[] | null
-- type: c { id: number; a: number | null; c: number | null }[] | null
select json_agg(s) as a, json_agg(w) as b, json_agg(b) as c from sales s cross join whole w cross join base b;

-- name: JsonAggOfConstraints :many
-- quiet: a b d
-- tame: a
-- type: a { id: number; a: number; b: number | null; c: number | null; d: number | null; e: number; f: number; g: number; h: number }[] | null
-- type: b { id: number; a: number | null; b: number | null; c: number | null }[] | null
-- type: d { id: number; x: number | null; s: number | null; v: number | null; req: number }[] | null
select json_agg(k) as a, json_agg(nv) as b, json_agg(gen) as d from checks k cross join not_valid nv cross join generated gen;

-- name: JsonAggFullJoin :many
-- quiet: a b d
-- type: a ({ id: number; name: string; note: string | null; n: number | null; flag: boolean | null; code: string | null } | null)[] | null
-- type: b ({ id: number; parent_id: number | null; v: number | null; label: string; req: number } | null)[] | null
-- type: d { p: number | null; c: number | null; any: number }[] | null
select json_agg(p) as a, json_agg(c) as b, json_agg(json_build_object('p', p.id, 'c', c.id, 'any', coalesce(p.id, c.id))) as d from parent p full join child c on c.parent_id = p.id;

-- name: JsonAggRightJoin :many
-- quiet: a b
-- type: a (string | null)[] | null
-- type: b { id: number; parent_id: number | null; v: number | null; label: string; req: number }[] | null
select json_agg(p.name) as a, json_agg(c) as b from parent p right join child c on c.parent_id = p.id;

-- name: JsonAggWindow :many
-- proven: a d
-- quiet: c
-- type: a number[]
-- type: b (number | null)[] | null
-- type: c number[] | null
-- type: d Record<string, number | null>
select json_agg(p.id) over (order by p.id) as a, json_agg(p.n) over (order by p.id rows between 1 preceding and 1 preceding) as b, json_agg(p.n) filter (where p.n is not null) over () as c, json_object_agg(p.name, p.n) over () as d from parent p;

-- name: JsonAggWindowCase :many
-- tame: b
-- type: a (number | null)[] | null
-- type: b (number | null)[] | null
select case when p.n is not null then json_agg(p.n) over () end as a, case when p.n is not null then json_agg(p.n) over (partition by p.n) end as b from parent p;

-- name: JsonAggWindowOutside :many
-- proven: a
-- type: a (number | null)[]
select s.a from (select p.n, json_agg(p.n) over () as a from parent p) s where s.n is not null;

-- name: JsonAggGroupedOutside :many
-- proven: a b
-- type: a number[]
-- type: b (string | null)[]
select s.a, s.b from (select p.n, json_agg(p.n) as a, json_agg(p.note) as b from parent p group by p.n) s where s.n is not null;

-- name: JsonAggGroupingSets :many
-- proven: b
-- quiet: a c
-- type: a (boolean | null)[] | null
-- type: b { flag: boolean | null; n: number | null }
-- type: c number[] | null
select json_agg(p.flag) as a, json_build_object('flag', p.flag, 'n', p.n) as b, json_agg(p.id) as c from parent p group by grouping sets ((p.flag), (p.n), ());

-- name: JsonAggRollupRow :many
-- quiet: b
-- type: a number | null
-- type: b number[] | null
select to_json(p.id) as a, json_agg(p.id) as b from parent p group by rollup (p.id);

-- name: JsonAggOuter :many
-- proven: id
-- type: a (number | null)[] | null
-- type: b (number | null)[] | null
select p.id, (select json_agg(p.n + c.id) from child c where c.parent_id = p.id) as a, (select json_agg(c.v) from child c where c.parent_id = p.id) as b from parent p;

-- name: JsonAggLevelUp :many
-- quiet: a
-- type: a (number | null)[] | null
select (select json_agg(p.n) from only_int o limit 1) as a from parent p group by p.flag;

-- name: JsonAggLateral :many
-- proven: id kids
-- type: kids { id: number; v: number | null }[]
-- type: label string | null
select p.id, l.kids, l.first, m.label from parent p left join lateral (select coalesce(json_agg(json_build_object('id', c.id, 'v', c.v) order by c.id), '[]') as kids, min(c.id) as first from child c where c.parent_id = p.id) l on true left join lateral (select to_json(c.label) as label from child c where c.parent_id = p.id limit 1) m on true;

-- name: JsonAggLateralJoined :many
-- proven: id kid
-- type: kid { id: number; parent_id: number; v: number | null; label: string; req: number }
select p.id, l.kid from parent p cross join lateral (select row_to_json(c) as kid from child c where c.parent_id = p.id) l;

-- name: JsonAggStrict :many
-- quiet: a b c d e f
-- type: a number[] | null
-- type: b (number | null)[] | null
-- type: c number[] | null
-- type: d Record<string, number | null> | null
-- type: e Record<string, number> | null
-- type: f Record<string, string | null> | null
select json_arrayagg(p.n) as a, json_arrayagg(p.n null on null) as b, json_arrayagg(p.n order by p.id absent on null returning jsonb) as c, json_objectagg(p.id: p.n) as d, json_objectagg(p.id: p.n absent on null) as e, json_objectagg(p.name: p.note returning jsonb) as f from parent p;

-- name: JsonArrayAggJsonNull :many
-- quiet: a b c
-- type: a JsonValue[] | null
-- type: b JsonValue[] | null
-- type: c JsonValue[] | null
select json_arrayagg(d.j) as a, json_arrayagg(d.opt) as b, jsonb_agg(d.opt) as c from docs d;

-- name: JsonObjectAgg :many
-- proven: e
-- quiet: a b c d
-- tame: e
-- type: a Record<string, number | null> | null
-- type: b Record<string, number> | null
-- type: c Record<string, { id: number; name: string; note: string | null; n: number | null; flag: boolean | null; code: string | null }> | null
-- type: d Record<string, number> | null
-- type: e Record<string, string | null>
select json_object_agg(p.id, p.n) as a, jsonb_object_agg(p.name, p.id) as b, json_object_agg(p.name, p) as c, json_object_agg(p.id, p.n) filter (where p.n is not null) as d, coalesce(jsonb_object_agg(p.name, p.note) filter (where p.id < 0), '{}') as e from parent p;

-- name: JsonAggEnums :many
-- quiet: a b c d
-- type: a Mood[] | null
-- type: b (Mood | null)[] | null
-- type: c Mood[] | null
-- type: d Record<string, Mood | null> | null
select json_agg(m.m) as a, json_agg(m.opt) as b, jsonb_agg(m) as c, json_object_agg(m.m, m.opt) as d from moods m;

-- name: JsonAggDomains :many
-- quiet: a b
-- type: a { id: number; m: number | null; p: number | null }[] | null
-- type: b (number | null)[] | null
select json_agg(d) as a, json_agg(d.p) as b from doms d;

-- name: JsonAggComposites :many
-- quiet: a b d e
-- tame: a
-- type: a ({ a: number | null; b: string | null } | null)[] | null
-- type: b { a: number | null; b: string | null }[] | null
-- type: d (number | null)[] | null
-- type: e ({ a: number | null } | null)[][] | null
select json_agg(c) as a, json_agg(c.req) as b, json_agg((c.c).a) as d, json_agg(c.os) as e from comps c;

-- name: JsonAggUnnested :many
-- quiet: a b
-- type: a number[] | null
-- type: b (string | null)[] | null
select json_agg(x) as a, json_agg(y) as b from arrs a cross join unnest(array_remove(a.a, null)) x left join unnest(a.t) y on true;

-- name: JsonMinMax :many
-- proven: a c d e
-- tame: d
-- type: a number
-- type: b number | null
-- type: c { id: number }
-- type: d { n: number | null }
-- type: e number | Record<string, JsonValue>
select any_value(to_jsonb(p.id)) as a, (array_agg(to_json(p.n)))[1] as b, (array_agg(json_build_object('id', p.id) order by p.id))[1] as c, first_value(json_build_object('n', p.n)) over (order by p.id) as d, lag(to_jsonb(p.id), 1, '{}') over (order by p.id) as e from parent p group by p.id;

-- name: JsonRecursive :many
-- proven: id path j depth
-- type: path string[]
-- type: j { id: number; up: number | null }
with recursive r (id, path, j, depth) as (select id, array[name], json_build_object('id', id, 'up', parent_id), 1 from tree where parent_id is null union all select t.id, r.path || t.name, json_build_object('id', t.id, 'up', t.parent_id), r.depth + 1 from tree t join r on r.id = t.parent_id) select id, path, j, depth from r;

-- name: JsonRecursiveGrowing :many
-- proven: id j notes
-- type: j JsonValue
-- type: notes number[]
with recursive r (id, j, notes) as (select id, jsonb_build_object('id', id), array[1] from tree where parent_id is null union all select t.id, r.j || jsonb_build_object('note', t.note), r.notes || t.parent_id from tree t join r on r.id = t.parent_id) select id, j, notes from r;

-- name: JsonRecursiveNested :many
-- proven: id j
-- type: j JsonValue
with recursive r (id, j) as (select id, jsonb_build_array(id) from tree where parent_id is null union all select t.id, jsonb_build_array(r.j) from tree t join r on r.id = t.parent_id) select id, j from r;

-- name: JsonRecursiveNotes :many
-- proven: id notes
-- type: notes (string | null)[]
with recursive r (id, notes) as (select id, array[name] from tree where parent_id is null union all select t.id, r.notes || t.note from tree t join r on r.id = t.parent_id) select id, notes from r;

-- name: JsonReturning :many
-- proven: j row
-- type: j { a: number; b: number | null; c: string; id: number }
-- type: row { id: number; a: number; b: number | null; c: string }
insert into defaults (a, b) values (3, null) returning json_build_object('a', a, 'b', b, 'c', c, 'id', id) as j, to_json(defaults) as row;

-- name: JsonReturningUpdate :many
-- proven: j
-- type: j { note: string | null; n: number; name: string; code: string | null }
update parent set note = null, n = 1 where note is not null returning json_build_object('note', note, 'n', n, 'name', name, 'code', code) as j;

-- name: JsonReturningDelete :many
-- quiet: a
-- type: a { id: number; child_id: number; w: number | null; tag: string }[] | null
with gone as (delete from grand returning *) select json_agg(gone) as a from gone;

-- name: JsonReturningMerge :many
-- proven: j
-- type: j { a: number | null; p: string; what: string }
merge into only_int o using parent p on o.a = p.id when matched then update set a = p.n when not matched then insert values (p.n) returning json_build_object('a', o.a, 'p', p.name, 'what', merge_action()) as j;

-- name: JsonReturningTrigger :many
-- proven: j row
-- tame: j row
-- type: j { x: number | null; y: number | null; req: number }
-- type: row { id: number; x: number | null; y: number | null; req: number }
insert into trig (x, y) values (1, 2) returning json_build_object('x', x, 'y', y, 'req', req) as j, row_to_json(trig) as row;

-- name: JsonReturningOldNew :many
-- proven: a b c
-- type: a { before: number | null; after: number }
-- type: b { id: number; name: string; note: string | null; n: number | null; flag: boolean | null; code: string | null }
-- type: c { id: number; name: string; note: string | null; n: number; flag: boolean | null; code: string | null }
update parent set n = 5 where id = 2 returning json_build_object('before', old.n, 'after', new.n) as a, to_json(old) as b, to_json(new) as c;

-- name: JsonInsertedColumn :many
-- proven: j js opt
-- type: j JsonValue
-- type: js JsonValue
-- type: opt JsonValue
insert into docs (id, j, js, opt) values (50, jsonb_build_object('a', 1), json_build_object('a', 1), jsonb_build_object('a', 1)) returning j, js, opt;

-- name: JsonWrittenCte :many
-- proven: told j
-- type: told { id: number; opt: JsonValue }
-- type: j JsonValue
with w as (insert into docs (id, j, js) values (51, '{"a": 1}', '{"a": 1}') returning id, json_build_object('id', id, 'opt', opt) as told, j) select told, j from w;
