-- What is in constants, written arrays, rows, views and materialised views.

-- name: ConstantNumbers :many
-- proven: j
-- tame: j
-- type: j { f4: number; f8: number; nan: JsonFloat; inf: JsonFloat; cot: JsonFloat; root: JsonFloat }
select json_build_object('f4', float4 '1.5', 'f8', float8 '1.5', 'nan', float8 'NaN', 'inf', float4 'Infinity', 'cot', cotd(p.id - p.id), 'root', sqrt(4.0)) as j from parent p;

-- name: ConstantKeys :many
-- proven: a b c
-- type: a Record<string, number | null>
-- type: b { b: number }
-- type: c Record<string, number | null>
select json_build_object(1, p.n) as a, json_build_object(varchar 'b', 1) as b, json_build_object(date '2020-01-01', p.n) as c from parent p;

-- name: ConstantArrays :many
-- proven: a b c d e
-- tame: d
-- type: a number[]
-- type: b number[][]
-- type: c []
-- type: d (number | null)[]
-- type: e { id: number }[]
select to_json('{1,2}'::int[]) as a, to_json('{{1,2},{3,4}}'::int[]) as b, to_json(array[]::int[]) as c, to_json('{1,NULL}'::int[]) as d, to_json(coalesce(array_agg(json_build_object('id', p.id)) filter (where p.id > 0), '{}')) as e from parent p group by p.id;

-- name: ConstantLongText :many
-- proven: j
-- type: j { long: string; short: 's' }
select '{"long": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "short": "s"}'::jsonb as j;

-- name: WrittenArrays :many
-- proven: a b c d e f g h
-- tame: b
-- type: a (string | null)[][]
-- type: b (number | null)[]
-- type: c number[][]
-- type: d (number | null)[][]
-- type: e number[]
-- type: f (number | null)[][]
-- type: g number[][]
-- type: h (number | null)[][]
select array[array[p.n, 1]]::text[] as a, array_replace(array[array[p.n, 1]], 99, 5) as b, array[array[1], array[2]] || array[array[p.id]] as c, array[array[1]] || array[array[p.n]] as d, null::int[] || array[p.id] as e, array[array[p.n]] || array[1] as f, array[p.id] || array[array[1]] as g, array[1] || array[array[p.n]] as h from parent p;

-- name: WrittenArraysOfNull :many
-- proven: a b
-- tame: a b
-- type: a (number | null)[]
-- type: b ((number | null)[] | null)[]
select array[null::int[], null::int[]] as a, array_remove(array[a.a, null::int[]], null) as b from arrs a where a.id = 1;

-- name: WrittenArraySlices :many
-- proven: a b
-- type: a number[][]
-- type: b (number | null)[][]
select to_json((array[array[p.id]])[:1]) as a, to_json((array[array[p.n]])[1:1]) as b from parent p;

-- name: ArraysOfSubqueries :many
-- proven: a b c
-- type: a number[][]
-- type: b number[]
select to_json(array(select array[p.id])) as a, to_json(array(select 1::int2)) as b, row(array(select 1::int2), array(select 1::oid)) as c from parent p;

-- name: UnnestedContents :many
-- proven: a n d
-- quiet: b c
-- type: a { a: number }
-- type: b { b: number } | null
-- type: c JsonValue | null
-- type: d { d: number }
select f.a, f.n, g.b, g.c, h as d from unnest(array[json_build_object('a', 1)]) with ordinality f (a, n), unnest(array[json_build_object('b', 1)], array[json_build_object('c', 2)]) g (b, c), json_build_object('d', 1) h;

-- name: UnnestedRows :many
-- quiet: a inside
-- type: inside { a: number | null; b: string } | null
select r.a, r.b, s.inside from unnest(array[row(1, null)::comp]) r, cast(row(row(null, 'x')::comp) as outer_row) s;

-- name: ViewContents :many
-- proven: ids told
-- type: ids number[]
-- type: told { id: number; note: string | null }
select v.ids, v.told from inside_view v;

-- name: MaterialisedContents :many
-- proven: ids told grid c
-- type: ids number[]
-- type: told JsonValue[]
-- type: grid JsonValue[][]
-- type: c JsonValue[]
select v.ids, v.told, v.grid, coalesce(v.told, '{}') as c from inside_copy v;

-- name: MaterialisedBeforeRules :many
-- type: xs (number | null)[]
-- proven: id list xs
-- type: list (number | null)[]
select c.id, c.list, c.g, c.y, o.x, o.xs from aged_rules_copy c join aged_rules_over o on o.id = c.id;

-- name: RulesNow :many
-- proven: id list g x y
-- type: list number[]
select r.id, r.list, r.g, r.x, r.y from aged_rules r;

-- name: CheckedLookalikes :many
-- type: tags (string | null)[] | null
-- type: found (string | null)[] | null
-- type: lower (string | null)[] | null
-- quiet: tags found lower
select w.tags, w.found, w.lower, extract(hour from w.at) as h from words w;

-- name: CheckedWhenWritten :many
-- proven: nums
update full_arrays f set nums = array_fill(('a' = any (f.tags))::int, array[1]) where f.id = 2 returning nums;

-- name: TruthOfSubqueries :many
-- proven: j
-- tame: j
-- type: j { there: boolean; same: boolean; which: true | null }
select json_build_object('there', exists (select true where p.id > 1), 'same', true in (select p.id > 1), 'which', (select true where p.id > 1)) as j from parent p;

-- name: LeadOfJson :many
-- proven: a
-- type: a number | Record<string, JsonValue>
select lead(to_jsonb(p.id), 1, '{}') over (order by p.id) as a from parent p;

-- name: JoinedRecords :many
-- proven: a b c d
-- tame: c d
-- type: a Record<string, number | string | null>
-- type: b Record<string, string | number | null>
-- type: c (number | null)[]
-- type: d (number | 'x')[]
select jsonb_build_object(p.name, 1) || jsonb_build_object('b', p.note) as a, jsonb_build_object('b', p.note) || jsonb_build_object(p.name, 1) as b, jsonb_agg(p.n) || jsonb_agg(p.id) as c, jsonb_agg(p.id) || jsonb_build_array('x') as d from parent p group by p.id;

-- name: JoinedOthers :many
-- proven: a b
-- type: a JsonValue
-- type: b JsonValue
select to_jsonb(p.id) || to_jsonb(p.name) as a, jsonb_build_object(p.name, 1) || to_jsonb(p.id) as b from parent p;

-- name: StrippedAgain :many
-- proven: a b
-- type: a { id: number; n?: number }
-- type: b { a: number | string }
select jsonb_strip_nulls(jsonb_strip_nulls(jsonb_build_object('id', p.id, 'n', p.n))) as a, jsonb_strip_nulls(jsonb_build_object('a', coalesce(to_jsonb(p.n), to_jsonb(p.name)))) as b from parent p;

-- name: RecursiveOwnRow :many
-- proven: n
-- type: j Record<string, JsonValue> | null
with recursive r (n, j) as (select 1, null::json union all select r.n + 1, to_json(r) from r where r.n < 3) select n, j from r;

-- name: RecursiveOwnField :many
-- proven: n m
with recursive r (n, m) as (select 1, 1 union all select r.n + 1, (r).n from r where r.n < 3) select n, m from r;

-- name: CastRows :many
-- proven: a
-- type: a (string | null)[][]
select (array(select array[p.n]))::text[] as a from parent p where p.n is null;

-- name: OnFactOfWholeRow :many
-- proven: note label notes
-- type: notes string[]
select p.note, c.label, s.notes from parent p left join child c on c.parent_id = p.id and p is not null, (select id, note, array[note] as notes from parent) s left join child d on d.parent_id = s.id and s.note is not null where c.id > 0 and d.id > 0;

-- name: CollatedColumn :many
-- proven: n
select p.name collate "C" as n from parent p;

-- name: UnnestedColumnOfRows :many
-- quiet: a
select u.a, u.b, k from loose_boxes l cross join unnest(l.cs) u left join (parent p join child c on c.id = p.id) k on k.v is null and k.n = 0;

-- name: MemberOfRecord :many
-- quiet: a
-- type: a number | null
select jsonb_build_object(p.name, p.id) -> p.name as a from parent p;

-- name: MaterialisedBeforeReplaced :many
-- quiet: id vs list b
-- type: vs (number | null)[] | null
-- type: list (number | null)[] | null
select v.id, v.v, v.vs, c.list, c.a, c.b, s.t, s.g from replaced_copy v, replaced_calls c, swapped_copy s;

-- name: CteContentsNarrowed :many
-- proven: ns
-- type: ns number[]
with s as (select n, array[n] as ns from parent) select s.ns from s where s.n is not null;

-- name: TestOfSubqueryIsThere :many
-- proven: missing
select s.n, s.missing from (select n, n is null as missing from parent) s where s.missing is not null;
