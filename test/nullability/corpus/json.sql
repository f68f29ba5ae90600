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
-- provable: n c
-- quiet: b
select t.n, t.a, t.b, t.c from docs d cross join json_table(d.j, '$' columns (n for ordinality, a text path '$.a', b int path '$.b' default 7 on empty default 8 on error, c boolean exists path '$.c')) t where d.id in (2, 3, 6);

-- name: JsonTableNested :many
-- provable: n
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
