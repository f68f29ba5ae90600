-- name: ArrayElementsPlain :many
-- proven: a lit with_null ids constant constant_null
-- elements: lit ids constant
select a.a, a.t, array[1, 2] as lit, array[a.id, null] as with_null, array[a.id] as ids, '{1,2}'::int[] as constant, '{1,NULL}'::int[] as constant_null from arrs a;

-- name: ArraySubscripts :many
-- proven: slice open_slice deep_slice
select a.a[1] as first, a.a[1:1] as slice, a.a[:1] as open_slice, a.t[1:1] as nullable_slice, a.m[1][1] as deep, a.m[1:1][1:1] as deep_slice, a.a[a.id:null] as null_bound from arrs a;

-- name: ArrayOperators :many
-- proven: a b c d f g h i j k
-- elements: j
select a.a || 1 as a, a.a || array[1] as b, a.a || a.a as c, a.t || 'x'::text as d, a.t || a.t as e, null::int[] || a.a as f, a.a @> array[1] as g, a.a = a.a as h, a.a && array[null]::int[] as i, 1 || array[2] as j, array[1] || null::int as k from arrs a;

-- name: ArrayFunctions :many
-- proven: a b c d e g i j
-- elements: b g
select array_append(a.t, 'x') as a, array_remove(a.a, null) as b, array_remove(a.a, 1) as c, array_replace(a.a, null, 0) as d, array_to_string(a.a, ',') as e, array_to_string(a.t, ',') as f, array_positions(a.a, null) as g, array_position(a.a, 9) as h, trim_array(array[1, 2], 1) as i, array_fill(0, array[2]) as j, array_ndims(a.a) as k, array_dims(a.a) as l from arrs a;

-- name: StringArrays :many
-- args: ["{x,y}"]
-- proven: a b d e f
-- elements: a c d e f
-- rows: exactly 1
select string_to_array('a,b', ',') as a, string_to_array('a,,b', ',', '') as b, string_to_array(null, ',') as c, string_to_array('ab', null) as d, regexp_split_to_array('a b', ' ') as e, @list::text[] as f;

-- name: ArrayCasts :many
-- proven: a b c d e f g h i
-- elements: a e f i
select array[a.id]::text[] as a, array['infinity'::timestamp]::time[] as b, a.ts::time[] as c, array[jsonb 'null']::int[] as d, array['1']::int[] as e, array[a.id]::bigint[] as f, array_remove(a.ts, null)::time[] as g, array_remove(array[jsonb 'null', to_jsonb(a.id)], null)::int[] as h, array_remove(a.ts, null)::date[] as i from arrs a;

-- name: ArraySubqueries :many
-- proven: a b c d e
-- elements: a c e
-- rows: exactly 1
select array(select id from parent) as a, array(select n from parent) as b, array(select n from parent where n is not null) as c, array(select c.id from parent p left join child c on c.parent_id = p.id) as d, array(select x from empty_table) as e;

-- name: ArrayAggregates :many
-- quiet: c
-- proven: a b d e
-- elements: a c d e
select p.flag, array_agg(p.id) as a, array_agg(p.n) as b, array_agg(p.n) filter (where p.n is not null) as c, array_agg(coalesce(p.n, 0)) as d, array_agg(p.name order by p.n) as e from parent p group by p.flag;

-- name: ArrayAggFilterOther :many
-- quiet: a b
select p.flag, array_agg(p.n) filter (where p.note is not null) as a, array_agg(p.n) filter (where p.n > 0 or p.note is not null) as b from parent p group by p.flag;

-- name: ArrayAggLeftJoin :many
-- proven: id a c d e
-- elements: b c e
select p.id, array_agg(c.id) as a, array_agg(c.id) filter (where c.id is not null) as b, coalesce(array_agg(c.label) filter (where c.id is not null), '{}') as c, coalesce(array_agg(c.id), '{}') as d, array_remove(array_agg(c.id), null) as e from parent p left join child c on c.parent_id = p.id group by p.id;

-- name: ArrayThroughSubquery :many
-- quiet: ids ns
select s.ids, s.ns from (select array_agg(id) as ids, array_agg(n) as ns from parent) s;

-- name: ArrayThroughCte :many
-- proven: ids ns
with s as (select flag, array_agg(id) as ids, array_agg(n) as ns from parent group by flag) select s.ids, s.ns from s;

-- name: ArrayCase :many
-- proven: a b
select case when p.id > 1 then array[p.id] else array[0] end as a, case when p.id > 1 then array[p.n] else array[0] end as b, case when p.id > 1 then array[1] end as c from parent p;

-- name: ArrayUnionElements :many
-- proven: a b
-- elements: a
-- rows: min 1
select array[1] as a, array[1] as b union all select array[2], array[null::int];

-- name: ArrayParameters :many
-- args: ["{1}", null]
-- proven: a
-- elements: a b
-- rows: exactly 1
select @list::int[] as a, sqlc.narg(other)::int[] as b;

-- name: ArrayAnyElements :many
-- proven: b d
-- quiet: c
select a.id = any (a.a) as a, a.id = any (array[1, 2]) as b, a.id = all (a.a) as c, 5 = any (array[a.id]) as d, 'a' = any (a.t) as e from arrs a;

-- name: ArrayConcatenatedAggregates :many
-- proven: a b c
-- elements: a c
select array_cat(array_agg(p.id), array[1]) as a, array_agg(p.id) || array_agg(p.n) as b, array_prepend(0, array_agg(p.id)) as c from parent p group by p.flag;

-- name: ArrayRemoveThenAppend :many
-- proven: a b
-- elements: a
select array_append(array_remove(a.a, null), a.id) as a, array_append(array_remove(a.a, null), null) as b from arrs a;

-- name: ArrayNested :many
-- proven: a b c
-- elements: a
-- rows: max 1
select array[array[1, 2], array[3, 4]] as a, array[array[1, 2], array[3, null]] as b, array[a.m, a.m] as c from arrs a where a.id = 2;

-- name: ArrayOfComposites :many
-- proven: os a b
-- elements: a
select c.os, array[c.o] as a, array[c.c] as b from comps c;

-- name: ArrayDomain :many
-- proven: a b c
-- elements: b
select array[d.m] as a, array[d.id]::must[] as b, array[d.p] as c from doms d;

-- name: ArrayEnumRange :many
-- proven: b c a
-- elements: a b
select enum_range(null::mood) as a, array[m.m] as b, array[m.opt] as c from moods m;

-- name: ArrayWindow :many
-- proven: a b
select array_agg(p.id) over (order by p.id) as a, array_agg(p.n) over (order by p.id) as b from parent p;

-- name: ArrayGroupedKey :many
-- proven: a b c
select array[p.n] as a, array[p.id] as b, count(*) as c from parent p group by array[p.n], array[p.id];

-- name: ArrayRecursive :many
-- proven: n path
with recursive r (n, path) as (select 1, array[1] union all select n + 1, path || (n + 1) from r where n < 3) select n, path from r;

-- name: ArrayRecursiveNull :many
-- proven: n path
with recursive r (n, path) as (select 1, array[1] union all select n + 1, path || null::int from r where n < 3) select n, path from r;

-- name: FullArrayLengths :many
-- args: ["{}"]
-- proven: a b c d e f g l o p
select array_length(array[1, null], 1) as a, array_length(a.a || 1, 1) as b, array_length(1 || a.a, 1) as c, array_upper(array[a.id] || a.a, 1) as d, array_lower('{5,6}'::int[], 1) as e, array_ndims(regexp_split_to_array('', ',')) as f, array_dims(array(select count(*) from parent)) as g, array_length(array[1], 2) as h, array_length(a.a || a.a, 1) as i, array_length(string_to_array('', ','), 1) as j, array_length(array(select x from empty_table), 1) as k, array_length(a.t || 'x'::text, 1) as l, array_length(@list::int[], 1) as m, array_length(array[]::int[], 1) as n, array_length(array[null::int], 1) as o, array_length('[5:6]={1,2}'::int[], 1) as p, array_length('{}'::int[], 1) as q from arrs a;

-- name: EmptyArrayLengths :many
-- proven: f g
select array_length(array_remove(array[a.id], a.id), 1) as a, array_length(trim_array(array[1], 1), 1) as b, array_length(array_sample(array[1], 0), 1) as c, array_length((array[1, 2])[3:4], 1) as d, array_length(array[array[]::int[]], 1) as e, array_length(array[array[1], array[2]], 1) as f, array_length(array_replace(array[a.id], a.id, null), 1) as g, array_length(array[array_remove(array[1], 1)], 1) as h, array_length(array[null::int[]], 1) as i, array_length(case when a.id = 1 then array[1] else '{}' end, 1) as j, array_length(coalesce(a.t, '{}'), 1) as k, array_length(case when a.id = 1 then null else array[1] end, 1) as l, array_length(array[1], a.id) as m, array_length(array[1], null) as n from arrs a;

-- name: FirstElements :many
-- proven: a c d h j
-- quiet: e
select (array_agg(c.id order by c.v))[1] as a, (array_agg(c.v order by c.v desc))[1] as b, (array[1, 2])[2] as c, (array_agg(c.label) || array['x'])[2] as d, (array[c.parent_id, 1])[2] as e, (array_agg(c.id))[2] as f, (array_agg(c.id))[0] as g, (array(select count(*) from child))[1] as h, (array(select x from empty_table))[1] as i, ('{x}'::text[])[1] as j, ('[5:5]={1}'::int[])[1] as k, (array[[1]])[1] as l, (array_agg(c.id) filter (where c.v > 5))[1] as m, (array[1])[null] as n, (array[c.parent_id])[1] as o from child c group by c.parent_id;

-- name: FirstElementsOfNothing :many
-- rows: exactly 1
select (array_agg(x))[1] as a, (array_agg(x order by x))[1] as b from empty_table;

-- name: FirstElementsOfSums :many
-- proven: f g
-- quiet: a b c
select (a.a || 7)[1] as a, (array[7] || a.a)[1] as b, (array[7] || array_remove(a.a, null))[1] as c, (array[7, 8] || a.m)[2] as e, (null::int[] || a.id)[1] as f, (array[a.id] || null::int[])[1] as g, (null::int[] || a.id)[2] as h from arrs a where a.id <> 2;

-- name: FirstElementsCast :many
-- proven: a
select (array[a.id]::text[])[1] as a, (array['infinity'::timestamp]::time[])[1] as b, (array[jsonb 'null']::int[])[1] as c from arrs a;

-- name: GrownPath :many
-- proven: id path first size
with recursive walk as (
  select t.id, array[t.name] as path from tree t where t.parent_id is null
  union all
  select t.id, walk.path || t.name from walk join tree t on t.parent_id = walk.id
)
select id, path, path[1] as first, path[2] as second, array_length(path, 1) as size from walk;

-- name: GrownNullArrays :many
-- proven: b f
select (case when a.id = 1 then array[1] end || a.id)[2] as a, (array[1] || a.id)[2] as b, (case when a.id = 1 then array[1] end || array[5])[2] as c, (array[5] || case when a.id = 1 then array[1] end)[2] as d, (a.id || case when a.id = 1 then array[1] end)[2] as e, (case when a.id = 1 then array[1] end || array[a.id])[1] as f, array_length(array[case when a.id = 1 then array[1] end], 1) as g from arrs a;

-- name: OddBounds :many
select ('[5:6]={1,2}'::int[] || array[7])[1] as a, ('[5:6]={1,2}'::int[] || a.id)[1] as b, (array[1])[1][1] as c, array_position(array[2], 1) as d, (array_remove(array[1, 2], 1) || '[5:6]={1,2}'::int[])[4] as e from arrs a;

-- name: ArraySizesOfParts :many
-- proven: e k
-- elements: k
select array_length(array[case when p.id > 1 then array[1] end], 1) as b, (array[array[1], array[2]] || array[3])[1] as c, (case when p.id > 1 then array[5] end || p.id)[2] as d, (array[1] || p.id)[2] as e, (case when p.id > 1 then array[5] end || array[p.id])[2] as f, ('{{1},{2}}'::int[])[1] as g, array_position(array[2], 1) as h, (array[1])[1][1] as i, array_shuffle(array[p.id]) as k from parent p;

-- name: ArraySizesOfRows :many
-- proven: a
-- quiet: b
select array_length(array(select array[1]), 1) as a, array_length(array_agg(array[p.id]), 1) as b from parent p;
