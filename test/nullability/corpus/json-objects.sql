-- name: JsonObjectColumns :many
-- proven: j
-- type: j { id: number; note: string | null; flag: boolean | null }
select json_build_object('id', p.id, 'note', p.note, 'flag', p.flag) as j from parent p;

-- name: JsonObjectLeftJoin :many
-- proven: j
-- type: j { id: number; label: string | null; req: number | null }
select json_build_object('id', p.id, 'label', c.label, 'req', c.req) as j from parent p left join child c on c.parent_id = p.id;

-- name: JsonObjectLeftJoinNarrowed :many
-- proven: j
-- type: j { label: string; v: number | null }
select json_build_object('label', c.label, 'v', c.v) as j from parent p left join child c on c.parent_id = p.id where c.id is not null;

-- name: JsonObjectNestedRow :many
-- proven: j
-- type: j { child: { id: number; parent_id: number; v: number | null; label: string; req: number } | null; kids: (number | null)[] }
select jsonb_build_object('child', c, 'kids', array[c.id]) as j from parent p left join child c on c.parent_id = p.id;

-- name: JsonObjectKeyFromColumn :many
-- proven: j
-- type: j Record<string, number | null>
select json_build_object(p.name, p.n) as j from parent p;

-- name: JsonObjectKeyFromParameter :many
-- proven: j
-- type: j Record<string, number | string | null>
-- args: ["k"]
select json_build_object(@key::text, 1, 'other', p.note) as j from parent p;

-- name: JsonObjectKeyTwice :many
-- proven: j jb
-- type: j Record<string, number | string | null>
-- type: jb Record<string, number | string | null>
select json_build_object('a', 1, 'a', p.note) as j, jsonb_build_object('a', 1, 'a', p.note) as jb from parent p;

-- name: JsonObjectKeyOfOtherType :many
-- proven: j
-- type: j Record<string, number | string | null>
select json_build_object(1, p.n, true, p.note) as j from parent p;

-- name: JsonObjectKeyCast :many
-- proven: j
-- type: j Record<string, number | string | null>
select json_build_object('a'::text, p.id, 'b'::varchar, p.name, 'c'::varchar(3), p.note) as j from parent p;

-- name: JsonObjectOddKeys :many
-- proven: j
-- type: j { 'two words': number; '1a': number | null; '': string | null; ['__proto__']: number; ü: number; 'it\'s': number }
select json_build_object('two words', p.id, '1a', p.n, '', p.note, '__proto__', 1, 'ü', 2, 'it''s', 3) as j from parent p;

-- name: JsonObjectVariadic :many
-- proven: j k
-- type: j Record<string, JsonValue>
-- type: k Record<string, JsonValue>
select json_build_object(variadic array['a', p.name]) as j, jsonb_build_object(variadic array['a', p.note]) as k from parent p;

-- name: JsonObjectEmpty :many
-- proven: a b c
-- type: a Record<string, JsonValue>
-- type: b Record<string, JsonValue>
-- type: c []
select json_build_object() as a, jsonb_build_object() as b, json_build_array() as c;

-- name: JsonObjectLiterals :many
-- proven: j
-- type: j { kind: 'x'; yes: true; one: number; half: number; none: null; cast: null; day: string }
select json_build_object('kind', 'x', 'yes', true, 'one', 1, 'half', 0.5, 'none', null, 'cast', null::int, 'day', date '2020-01-01') as j;

-- name: JsonObjectLongLiteral :many
-- proven: j
-- type: j { long: string }
select json_build_object('long', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') as j;

-- name: JsonObjectLiteralCast :many
-- proven: j
-- type: j { a: string; b: string; c: string; d: Mood; e: number }
select json_build_object('a', 'x'::char(3), 'b', 'y'::varchar(1), 'c', 'z'::name, 'd', 'sad'::mood, 'e', '7'::int) as j;

-- name: JsonNumbers :many
-- proven: j req
-- type: j { i: number | null; b: number; f: JsonFloat | null; num: JsonFloat | null; req: JsonFloat }
-- type: req JsonFloat
-- type: f JsonFloat | null
select json_build_object('i', n.i, 'b', n.b, 'f', n.f, 'num', n.num, 'req', n.req) as j, to_jsonb(n.req) as req, to_json(n.f) as f from nums n;

-- name: JsonNumbersFinite :many
-- proven: j
-- tame: j
-- type: j { sum: number | null; cast: number | null; div: number; mean: number; const: number; nan: JsonFloat; inf: JsonFloat; nan4: JsonFloat; minus: JsonFloat; mix: JsonFloat | null }
select json_build_object('sum', n.i + n.id, 'cast', n.i::numeric, 'div', n.id / 2.0, 'mean', (n.id + 1)::float8 / 3, 'const', 1.5, 'nan', 'NaN'::numeric, 'inf', 'Infinity'::float8, 'nan4', 'NaN'::float4, 'minus', -n.req, 'mix', n.id + n.f) as j from nums n where n.id < 4;

-- name: JsonNumbersAggregated :many
-- proven: j
-- tame: j
-- type: j { sum: number | null; sumb: number | null; avg: number | null; sumf: JsonFloat | null; avgnum: JsonFloat | null; count: number; max: JsonFloat | null; stddev: JsonFloat | null; round: number | null }
select json_build_object('sum', sum(n.i), 'sumb', sum(n.b), 'avg', avg(n.i), 'sumf', sum(n.f), 'avgnum', avg(n.num), 'count', count(*), 'max', max(n.req), 'stddev', stddev_pop(n.i), 'round', round(avg(n.i), 2)) as j from nums n;

-- name: JsonTimes :many
-- proven: j
-- type: j { ts: string; tz: string; d: string; iv: string; opt: string | null; clock: string | null }
select json_build_object('ts', t.ts, 'tz', t.tz, 'd', t.d, 'iv', t.iv, 'opt', t.opt, 'clock', t.ts::time) as j from times t;

-- name: JsonEpochs :many
-- proven: j
-- type: j { epoch: JsonFloat; part: JsonFloat }
select json_build_object('epoch', extract(epoch from t.ts), 'part', date_part('epoch', t.tz)) as j from times t;

-- name: JsonEnums :many
-- proven: j
-- tame: j
-- type: j { m: Mood; opt: Mood | null; list: (Mood | null)[]; range: Mood[] }
select json_build_object('m', m.m, 'opt', m.opt, 'list', array[m.m, m.opt], 'range', enum_range(null::mood)) as j from moods m;

-- name: JsonDomains :many
-- proven: j
-- type: j { m: number | null; p: number | null; id: number }
select json_build_object('m', d.m, 'p', d.p, 'id', d.id::must) as j from doms d;

-- name: JsonRanges :many
-- proven: j
-- type: j { r: string; opt: string | null; mr: string; shape: string; point: string }
select json_build_object('r', s.r, 'opt', s.opt, 'mr', s.mr, 'shape', h.b, 'point', h.pt) as j from spans s cross join shape h;

-- name: JsonOids :many
-- proven: j
-- type: j { oid: string; class: string; bits: string; bytes: string; money: string; char: string; uuid: string }
select json_build_object('oid', 5::oid, 'class', 'pg_class'::regclass, 'bits', b'101', 'bytes', '\x00'::bytea, 'money', '1'::money, 'char', 'c'::"char", 'uuid', '00000000-0000-0000-0000-000000000000'::uuid) as j;

-- name: JsonComposites :many
-- proven: j
-- tame: j
-- type: j { c: { a: number | null; b: string | null } | null; req: { a: number | null; b: string | null }; o: { a: number | null }; os: ({ a: number | null } | null)[] }
select json_build_object('c', c.c, 'req', c.req, 'o', c.o, 'os', c.os) as j from comps c;

-- name: JsonArrays :many
-- proven: j
-- tame: j
-- type: j { a: (number | null)[]; t: (string | null)[] | null; ts: (string | null)[] }
select json_build_object('a', a.a, 't', a.t, 'ts', a.ts) as j from arrs a where a.id <> 2 or a.id = 2;

-- name: JsonInsideJson :many
-- proven: j
-- type: j { j: JsonValue; js: JsonValue; opt: JsonValue }
select json_build_object('j', d.j, 'js', d.js, 'opt', d.opt) as j from docs d;

-- name: JsonSubSelects :many
-- proven: j
-- type: j { max: number | null; count: number; exists: boolean; ids: number[] }
select json_build_object('max', (select max(c.v) from child c where c.parent_id = p.id), 'count', (select count(*) from child c where c.parent_id = p.id), 'exists', exists (select from child c where c.parent_id = p.id), 'ids', array(select c.id from child c where c.parent_id = p.id)) as j from parent p;

-- name: JsonCase :many
-- proven: j
-- type: j { kind: 'big'; n: number } | { kind: 'small'; note: string | null }
select case when p.n > 5 then json_build_object('kind', 'big', 'n', p.n) else json_build_object('kind', 'small', 'note', p.note) end as j from parent p;

-- name: JsonCaseNarrowed :many
-- proven: k
-- type: j { n: number } | null
-- type: k { n: number | null }
-- type: l number | null
select case when p.n is not null then json_build_object('n', p.n) end as j, case when p.n is null then json_build_object('n', p.n) else json_build_object('n', p.n) end as k, case when p.n is null then null else to_json(p.n) end as l from parent p;

-- name: JsonCaseOtherType :many
-- proven: j
-- type: j number | string | { a: number }
select case when p.n > 5 then to_json(p.id) when p.note = 'x' then to_json(p.name) else '{"a": 1}' end as j from parent p;

-- name: JsonCoalesce :many
-- proven: a b c
-- tame: c
-- type: a number | string
-- type: b number | null
-- type: c { a?: number | null }
select coalesce(to_json(p.n), to_json(p.name)) as a, coalesce(to_json(p.n), 'null') as b, coalesce(json_build_object('a', p.n), '{}') as c from parent p;

-- name: JsonNullIf :many
-- quiet: b
-- type: a number | null
-- type: b { a: number } | null
select nullif(to_jsonb(p.n), '10') as a, nullif(jsonb_build_object('a', p.id), '{}') as b from parent p;

-- name: JsonCastsAround :many
-- proven: a b c
-- type: a { a: number | null }
-- type: b { a: number | null }
-- type: c JsonValue
-- type: d string | null
select json_build_object('a', p.n)::jsonb as a, jsonb_build_object('a', p.n)::json as b, json_build_object('a', p.n)::text::jsonb as c, to_json(p.n::text) as d from parent p;

-- name: JsonGreatest :many
-- proven: j
-- type: j { g: number; l: number | null }
select json_build_object('g', greatest(p.n, 1), 'l', least(p.n, p.n)) as j from parent p;

-- name: JsonFromText :many
-- type: a JsonValue | null
-- type: b string | null
select p.note::json as a, to_json(p.note) as b from parent p where p.note is null or p.note = 'none';

-- name: JsonScalars :many
-- proven: a c d e
-- type: a string
-- type: b boolean | null
-- type: c number
-- type: d 'x'
-- type: e true
-- type: f JsonValue | null
select to_json(p.name) as a, to_jsonb(p.flag) as b, to_json(p.id) as c, to_json('x'::text) as d, to_json(true) as e, to_json(null::int) as f from parent p;

-- name: JsonConstants :many
-- proven: a b c d e f g h i
-- type: a { a: [number, null, 'x']; b: { c: true; d: null } }
-- type: b { a: [number, null, 'x']; b: { c: true; d: null } }
-- type: c []
-- type: d Record<string, JsonValue>
-- type: e null
-- type: f 's'
-- type: g number
-- type: h true
-- type: i [[number, [number, number]], 'ü']
select '{"a": [1, null, "x"], "b": {"c": true, "d": null}}'::json as a, '{"a": [1, null, "x"], "b": {"c": true, "d": null}}'::jsonb as b, '[]'::jsonb as c, '{}'::json as d, 'null'::jsonb as e, '"s"'::jsonb as f, '1.5'::json as g, 'true'::jsonb as h, '[[1, [2.25, -3e100]], "ü"]'::jsonb as i;

-- name: JsonConstantTwice :many
-- proven: a b
-- type: a { a: 'x' }
-- type: b { a: 'x' }
select '{"a": 1, "a": "x"}'::json as a, '{"a": 1, "a": "x"}'::jsonb as b;

-- name: JsonConstantLong :many
-- proven: j
-- type: j { k01: number; k02: number; k03: number; k04: number; k05: number; k06: number; k07: number; k08: number; k09: number; k10: number; k11: 'eleven'; k12: number; k13: [number]; k14: number; k15: number; k16: number; k17: number; k18: { x: number }; k19: number; k20: number; k21: true; k22: number; k23: number; k24: number; k25: number; k26: number; k27: number; k28: number; k29: number; k30: number; k31: number; k32: number; k33: 'thirty-three'; k34: null; k35: false }
select '{"k01":1,"k02":2,"k03":3,"k04":4,"k05":5,"k06":6,"k07":7,"k08":8,"k09":9,"k10":10,"k11":"eleven","k12":12,"k13":[13],"k14":14,"k15":15,"k16":16,"k17":17,"k18":{"x":1.5},"k19":19,"k20":20,"k21":true,"k22":22,"k23":23,"k24":24,"k25":25,"k26":26,"k27":27,"k28":28,"k29":29,"k30":30,"k31":31,"k32":32,"k33":"thirty-three","k34":null,"k35":false}'::jsonb as j;

-- name: JsonSqlObject :many
-- proven: a b c d e
-- type: a { id: number; note: string | null }
-- type: b { id: number; note?: string }
-- type: c { id: number | null }
-- type: d Record<string, number | null>
-- type: e { a: number | null; b: string | null }
select json_object('id': p.id, 'note': p.note) as a, json_object('id': p.id, 'note': p.note absent on null) as b, json_object('id' value p.n null on null returning jsonb) as c, json_object(p.name: p.n) as d, json_object('a': p.n, 'b': p.note with unique keys) as e from parent p;

-- name: JsonSqlObjectText :many
-- proven: a b c
-- type: b { raw: JsonValue; j: [number] }
-- type: c Record<string, JsonValue>
select json_object('id': p.id returning text) as a, json_object('raw': '{"x":1}' format json, 'j': '[1]'::json) as b, json_object() as c from parent p;

-- name: JsonSqlArray :many
-- proven: a b c d f
-- type: a (number | string)[]
-- type: b [number, string | null]
-- type: c [number, string]
-- type: d []
-- type: e number[] | null
-- type: f number[]
select json_array(p.id, p.note) as a, json_array(p.id, p.note null on null) as b, json_array(p.id, p.name absent on null) as c, json_array() as d, json_array(select c.v from child c where c.parent_id = p.id order by c.id) as e, json_array(p.n returning jsonb) as f from parent p;

-- name: JsonSqlScalar :many
-- proven: b c d e
-- type: a number | null
-- type: b string
-- type: c JsonValue
-- type: e number
select json_scalar(p.n) as a, json_scalar(p.name) as b, json('[1]') as c, json_serialize('{}') as d, json_scalar(1.5) as e from parent p;

-- name: JsonArrayBuilt :many
-- proven: a b c
-- type: a [number, string | null, null, 'x', (number | null)[]]
-- type: b JsonValue[]
-- type: c [[number | null]]
select json_build_array(p.id, p.note, null, 'x', array[p.n]) as a, jsonb_build_array(variadic array[p.id, p.n]) as b, json_build_array(json_build_array(p.n)) as c from parent p;

-- name: JsonObjectFunction :many
-- proven: a b
-- type: a Record<string, string | null>
-- type: b Record<string, string | null>
select json_object(array['a', p.name, 'b', p.note]) as a, jsonb_object(array['a'], array[p.note]) as b from parent p;

-- name: JsonStripNulls :many
-- proven: a b c
-- type: a { a?: number; b: number; c: { d?: string }; e: [number | null, { f?: number }] }
-- type: b { b?: string }
-- type: c { id: number; name: string; note?: string; n?: number; flag?: boolean; code?: string }
select json_strip_nulls(json_build_object('a', p.n, 'b', p.id, 'c', json_build_object('d', p.note), 'e', json_build_array(p.n, json_build_object('f', p.n)))) as a, jsonb_strip_nulls(jsonb_build_object('a', null, 'b', p.note)) as b, jsonb_strip_nulls(to_jsonb(p)) as c from parent p;

-- name: JsonStripNullsArrays :many
-- proven: a b
-- type: a JsonValue
-- type: b { a: [number | null, number] }
-- type: c JsonValue | null
select jsonb_strip_nulls(jsonb_build_object('a', jsonb_build_array(p.n, 1)), true) as a, jsonb_strip_nulls(jsonb_build_object('a', jsonb_build_array(p.n, 1)), false) as b, jsonb_strip_nulls(jsonb_build_object('a', p.n), p.flag) as c from parent p;

-- name: JsonStripNullsUnknown :many
-- proven: a b
-- type: a { j?: JsonValue; o?: JsonValue }
-- type: b JsonValue
select jsonb_strip_nulls(jsonb_build_object('j', d.j, 'o', d.opt)) as a, jsonb_strip_nulls(d.j) as b from docs d;

-- name: JsonConcat :many
-- proven: a b c d e
-- type: a { a: number | null; b: string | null; c: number }
-- type: b { a: number; d: true }
-- type: c [number, string | null]
-- type: d JsonValue
-- type: e JsonValue
select jsonb_build_object('a', p.n, 'b', 1) || jsonb_build_object('b', p.note, 'c', 2) as a, jsonb_build_object('a', 1) || '{"d": true}' as b, jsonb_build_array(1) || jsonb_build_array(p.note) as c, jsonb_build_array(1) || jsonb_build_object('a', 1) as d, jsonb_build_object('a', 1) || '[]' as e from parent p;

-- name: JsonConcatOptional :many
-- proven: a b
-- type: a { a: number | string }
-- type: b { a?: string; b: number | null }
select jsonb_build_object('a', 1) || jsonb_strip_nulls(jsonb_build_object('a', p.note)) as a, jsonb_strip_nulls(jsonb_build_object('a', p.note)) || jsonb_build_object('b', p.n) as b from parent p;

-- name: JsonConcatUnknown :many
-- proven: a b
-- type: a JsonValue
-- type: b JsonValue
select jsonb_build_object('a', 1) || d.j as a, d.j || jsonb_build_object('a', 1) as b from docs d where jsonb_typeof(d.j) in ('object', 'array');

-- name: JsonConcatNull :many
-- proven: b
-- type: a JsonValue | null
-- type: b { a: number; b?: number }
select jsonb_build_object('a', 1) || to_jsonb(p.n) as a, jsonb_build_object('a', 1) || case when p.n > 5 then jsonb_build_object('b', 1) else '{}' end as b from parent p;

-- name: JsonWithoutKey :many
-- proven: a b c d e f
-- tame: b
-- type: a { id: number; name: string; n: number | null; flag: boolean | null; code: string | null }
-- type: b { id?: number; name?: string; note?: string | null; n?: number | null; flag?: boolean | null; code?: string | null }
-- type: c { id: number; name: string; flag: boolean | null; code: string | null }
-- type: d (string | null)[]
-- type: e JsonValue
-- type: f JsonValue
select to_jsonb(p) - 'note' as a, to_jsonb(p) - p.name as b, to_jsonb(p) - 'note' - 'n' as c, jsonb_build_array('x', p.note) - 'x' as d, to_jsonb(p) - '{id,name}'::text[] as e, to_jsonb(p) #- '{id}' as f from parent p;

-- name: JsonMember :many
-- proven: a c d f
-- type: a string | null
-- type: b JsonValue | null
-- type: c number
-- type: d [number | null]
-- type: f number | null
select to_jsonb(p) -> 'note' as a, to_jsonb(p) -> 'absent' as b, to_jsonb(p) -> 'id' as c, json_build_object('x', json_build_array(p.n)) -> 'x' as d, to_jsonb(p) ->> 'note' as e, json_build_array(p.n) -> 0 as f from parent p;

-- name: JsonSet :many
-- proven: a b c
-- type: a JsonValue
-- type: b JsonValue
-- type: c JsonValue
select jsonb_set(jsonb_build_object('a', 1), '{a}', 'null') as a, jsonb_insert(jsonb_build_object('a', 1), '{b}', '2') as b, jsonb_set(jsonb_build_object('a', p.id), '{a,b}', '1', true) as c from parent p;

-- name: JsonUnion :many
-- proven: j
-- type: j { kind: 'p'; name: string } | { kind: 'c'; v: number | null }
select json_build_object('kind', 'p', 'name', p.name) as j from parent p union all select json_build_object('kind', 'c', 'v', c.v) from child c;

-- name: JsonUnionSameKeys :many
-- proven: j
-- type: j { id: number; x: string } | { id: number; x: number | null }
select json_build_object('id', p.id, 'x', p.name) as j from parent p union all select json_build_object('id', c.id, 'x', c.v) from child c;

-- name: JsonIntersect :many
-- proven: j
-- type: j { id: number; n: number | null }
select jsonb_build_object('id', p.id, 'n', p.n) as j from parent p intersect select jsonb_build_object('id', q.id, 'n', q.n) from parent q;

-- name: JsonExcept :many
-- proven: j
-- type: j { id: number; n: number | null }
select jsonb_build_object('id', p.id, 'n', p.n) as j from parent p except select jsonb_build_object('id', 1, 'n', 10);

-- name: JsonManyShapes :many
-- quiet: j
-- tame: j
-- type: j number | string | boolean | (string | null)[] | { a: number | null } | null
select case p.id when 1 then to_jsonb(p.id) when 2 then to_jsonb(p.name) when 3 then to_jsonb(p.flag) when 4 then to_jsonb(array[p.note]) else jsonb_build_object('a', p.n) end as j from parent p;
