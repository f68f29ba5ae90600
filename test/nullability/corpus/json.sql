-- name: JsonAccess :many
-- proven: e f
select d.j -> 'a' as a, d.j ->> 'a' as b, d.j #> '{b,c}' as c, d.j #>> '{b,c}' as d, d.j ? 'a' as e, d.j @> '{}' as f, d.j['a'] as g, d.opt ? 'a' as h from docs d;

-- name: JsonCasts :many
-- proven: d
-- quiet: b
select (d.j -> 'b')::int as a, (jsonb '1')::int as b, (jsonb 'null')::int as c, d.j::text as d, (d.j ->> 'b')::text as e from docs d where d.id in (1, 2, 3);

-- name: JsonConstructors :many
-- proven: a b d e f g i j l
select json_build_object('a', d.opt) as a, jsonb_build_array(null, d.opt) as b, to_jsonb(d.opt) as c, to_json(d.id) as d, json_object('a' : d.opt) as e, json_array(d.opt) as f, json_scalar(d.id) as g, json_scalar(null::int) as h, row_to_json(d) as i, json_serialize(d.js) as j, json_serialize(null) as k, json('null') as l from docs d;

-- name: JsonQueries :many
-- proven: c g
select json_value(d.j, '$.a') as a, json_query(d.j, '$.a') as b, json_exists(d.j, '$.a') as c, json_exists(d.opt, '$.a') as d, json_value(d.j, '$.a' default 'x' on empty default 'y' on error) as e, json_exists(d.j, 'strict $.a' unknown on error) as f, json_exists(d.j, 'strict $.a' true on error) as g from docs d;

-- name: JsonExistsPath :many
-- args: [null]
-- proven: b
-- rows: exactly 1
select json_exists(jsonb '{}', sqlc.narg(path)::jsonpath) as a, json_exists(jsonb '{}', '$.a' passing null::int as x) as b;

-- name: JsonIsTests :many
-- proven: a c d
select d.js is json as a, d.opt::text is json as b, d.j is json object as c, d.j is not json array as d from docs d;

-- name: JsonPaths :many
-- proven: f
-- quiet: a c
select d.j @? '$.a' as a, d.j @@ '$.a > 1' as b, jsonb_path_exists(d.j, '$.a') as c, jsonb_path_exists(d.j, 'strict $.x', '{}', true) as d, jsonb_path_query_first(d.j, '$.x') as e, jsonb_path_query_array(d.j, '$.x') as f, jsonb_path_match(d.j, '$.a > 1', '{}', true) as g from docs d;

-- name: JsonFunctions :many
-- proven: a b d f g
-- quiet: c e h
select jsonb_typeof(d.j) as a, jsonb_strip_nulls(d.j) as b, jsonb_set(d.j, '{a}', d.opt) as c, jsonb_pretty(d.j) as d, jsonb_set_lax(d.j, '{a}', null) as e, d.j || '{}' as f, d.j - 'a' as g, jsonb_typeof(d.opt) as h from docs d where d.id in (1, 2, 3) and jsonb_typeof(d.j) = 'object' or d.id = 6;

-- name: JsonTable :many
-- proven: n c
-- quiet: b
select t.n, t.a, t.b, t.c from docs d cross join json_table(d.j, '$' columns (n for ordinality, a text path '$.a', b int path '$.b' default 7 on empty default 8 on error, c boolean exists path '$.c')) t where d.id in (2, 3, 6);

-- name: JsonTableNested :many
-- proven: n
-- quiet: a
select t.a, t.n, t.m, t.item from json_table(jsonb '{"a":1,"items":[]}', '$' columns (a int path '$.a', n for ordinality, nested path '$.items[*]' columns (m for ordinality, item int path '$'))) t;

-- name: JsonTableFirstColumn :many
select t.a from json_table(jsonb '[{}]', '$[*]' columns (a int path '$.a')) t;

-- name: JsonTableLeft :many
-- proven: id
select d.id, t.n from docs d left join json_table(d.j, '$.b[*]' columns (n for ordinality)) t on t.n < 2;

-- name: JsonNullIsNotNull :many
-- proven: a b
select jsonb 'null' is null as a, d.j as b, d.opt as c from docs d;

-- name: JsonRows :many
-- proven: a b c
select json_agg(p) as a, jsonb_agg(row(p.n)) as b, json_object_agg(p.id, p.n) as c from parent p group by p.flag;

-- name: JsonAggOfLeftJoin :many
-- proven: id a c
select p.id, json_agg(c) as a, json_agg(c) filter (where c.id is not null) as b, coalesce(json_agg(c) filter (where c.id is not null), '[]') as c, to_jsonb(c) as d from parent p left join child c on c.parent_id = p.id group by p.id, c.*;

-- name: JsonSubscriptAssign :many
-- proven: j opt
update docs set opt['a'] = '1' where jsonb_typeof(opt) = 'object' or opt is null returning opt, j;

-- name: JsonTableColumns :many
-- proven: n c d
-- quiet: i
select t.n, t.c, t.d, t.e, t.i, t.m, t.x from docs d cross join json_table(d.j, '$' columns (n for ordinality, c boolean exists path '$.a', d int exists path 'strict $.zz' true on error, e boolean exists path 'strict $.zz' unknown on error, i jsonb path '$', nested path '$.b[*]' columns (m for ordinality, x boolean exists path '$.c'))) t;

-- name: JsonBuiltAccess :many
-- proven: a b d e g h i
-- quiet: k o
select json_build_object('x', p.id, 'y', p.note) ->> 'x' as a, json_build_object('x', p.id, 'y', p.note) -> 'y' as b, json_build_object('x', p.id, 'y', p.note) ->> 'y' as c, to_jsonb(p) ->> 'name' as d, to_jsonb(p) -> 'note' as e, to_jsonb(p) ->> 'note' as f, jsonb_build_array(p.id, p.note) ->> 0 as g, jsonb_build_array(p.id, p.note) -> 1 as h, jsonb_build_object('in', jsonb_build_object('x', p.id)) -> 'in' ->> 'x' as i, jsonb_build_array(p.id, p.note) ->> 1 as j, jsonb_build_array(p.id, p.note) ->> -2 as k, jsonb_build_array(p.id) -> 1 as l, jsonb_build_object('x', p.id) ->> 'z' as m, jsonb_build_object('x', p.id) -> 0 as n, jsonb_build_object(p.name, p.id) ->> p.name as o from parent p;

-- name: JsonAccessOfParts :many
-- proven: a c
select case when p.n is null then jsonb_build_object('x', 1) else jsonb_build_object('x', p.n, 'y', 2) end ->> 'x' as a, case when p.n is null then jsonb_build_object('x', 1) else jsonb_build_object('y', 2) end ->> 'x' as b, (jsonb_build_object('x', p.n) || jsonb_build_object('x', p.id)) ->> 'x' as c, (jsonb_build_object('x', p.id) || jsonb_build_object('x', p.n)) ->> 'x' as d, jsonb_strip_nulls(jsonb_build_object('x', p.n)) -> 'x' as e, (jsonb_build_object('x', p.id) - 'x') -> 'x' as f, case when p.n is null then null else jsonb_build_object('x', p.id) end ->> 'x' as g from parent p;

-- name: JsonAccessOfConstants :many
-- rows: exactly 1
-- proven: a b c f
-- quiet: j
select '{"a":1,"b":null}'::jsonb ->> 'a' as a, '{"a":1,"b":null}'::json -> 'b' as b, '[1,null]'::json ->> 0 as c, '{"a":1,"b":null}'::json ->> 'b' as d, '[1,null]'::jsonb ->> 1 as e, '{"a":1,"a":2}'::jsonb -> 'a' as f, '{"a":1}'::jsonb -> null as g, 'null'::jsonb -> 'a' as h, '"a"'::jsonb -> 'a' as i, '1'::jsonb -> 0 as j;

-- name: JsonAccessOfLeftJoin :many
-- proven: id
select p.id, to_jsonb(c) ->> 'id' as a, to_jsonb(c) -> 'label' as b from parent p left join child c on c.parent_id = p.id;

-- name: JsonAccessOfShadowedField :many
-- proven: a
select to_jsonb(s) ->> 'x' as a, to_jsonb(s) ->> 'y' as b from (select p.id as x, p.note as y from parent p) s;

-- name: JsonAccessOfUnions :many
-- proven: a b
select case when p.n is null then jsonb_build_object('x', 1) else jsonb_build_object('x', p.name) end ->> 'x' as a, to_jsonb(p) ->> 'name'::varchar as b, case when p.n is null then jsonb_build_object('x', null) else jsonb_build_object('x', p.name) end ->> 'x' as c from parent p;

-- name: JsonAccessOfStored :many
-- proven: b
select jsonb_build_object('x', d.j) ->> 'x' as a, jsonb_build_object('x', d.j) -> 'x' as b, jsonb_build_object('x', d.j) -> 'x' -> 'a' as c from docs d;

-- name: JsonAccessOfUnknowns :many
-- proven: a c
select jsonb_build_object('a', coalesce(to_jsonb(p.n), to_jsonb(p.name))) ->> 'a' as a, jsonb_build_object('j', d.j) ->> 'j' as b, jsonb_build_object('x', p.id) -> 'x'::varchar as c from parent p cross join docs d;
