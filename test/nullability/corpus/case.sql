-- name: CaseWithoutElse :many
-- proven: b
select case when p.id > 1 then 'x' end as a, case when true then 'x' end as b from parent p;

-- name: CaseElseNull :many
-- proven: c
select case when p.id > 1 then 'x' else null end as a, case when p.id > 0 then null else 'x' end as b, case when p.id > 1 then 1 else 2 end as c from parent p;

-- name: CaseNarrows :many
-- proven: a b c
select case when p.n is not null then p.n else 0 end as a, case when p.n is null then 0 else p.n end as b, case when p.n > 5 then p.n else 0 end as c, case when p.n > 5 then 0 else p.n end as d from parent p;

-- name: CaseNarrowsWrongColumn :many
select case when p.n is not null then p.note else '' end as a, case when p.n is null then 'x' else p.note end as b from parent p;

-- name: CaseNarrowsByAnd :many
-- proven: a c
select case when p.n is null or p.note is null then 'none' else p.note || p.n::text end as a, case when p.n is null and p.note is null then 'none' else p.note end as b, case when not (p.n is not null and p.note is not null) then 'none' else p.note end as c from parent p;

-- name: CaseEarlierWhenWasNull :many
-- proven: b
select case when p.n > 5 then 1 when p.n <= 5 then 2 else p.n end as a, case when p.n > 5 then 1 when p.n is null then 2 else p.n end as b from parent p;

-- name: CaseFlag :many
-- proven: a b e
select case when p.flag then 1 else 0 end as a, case when p.flag then p.flag else true end as b, case when p.flag then true else p.flag end as c, case when p.flag is true then true else p.flag end as d, case when p.flag is unknown then false else p.flag end as e from parent p;

-- name: CaseSubject :many
-- proven: a c
select case p.n when 10 then p.n else 0 end as a, case p.n when 10 then 0 else p.n end as b, case p.note when 'x' then p.note when '' then p.note else 'n' end as c, case p.n when null then 1 else p.n end as d from parent p;

-- name: CaseSubjectUserOperator :many
select case when p.n ==== 0 then p.n else 1 end as a from parent p;

-- name: CaseReducesJoin :many
-- proven: a b c d
select case when c.id is not null then c.label else 'none' end as a, case when c.id is null then 'none' else c.label end as b, case when c.v is not null then c.label else 'none' end as c, case when c.v is null then 'none' else c.label end as d, case when c.v is null then c.label else 'none' end as e from parent p left join child c on c.parent_id = p.id;

-- name: CaseWholeRow :many
-- proven: a b d
select case when c is not null then c.v else 0 end as a, case when not (c is null) then c.label else '' end as b, case when not (c is null) then c.v else 0 end as c, case when c is null then '' else c.label end as d from parent p left join child c on c.parent_id = p.id;

-- name: CaseExists :many
-- proven: a
select case when exists (select from child c where c.req > p.n) then p.n else 0 end as a, case when not exists (select from child c where c.req > p.n) then p.n else 0 end as b from parent p;

-- name: CaseDistinct :many
-- proven: b c
select case when p.n is distinct from 7 then p.n else 7 end as a, case when p.n is distinct from 7 then 0 else p.n end as b, case when p.n is not distinct from 7 then p.n else 0 end as c from parent p;

-- name: CaseNested :many
-- proven: a
select case when p.n is not null then case when p.note is null then p.n::text else p.note end else 'x' end as a, case when p.n is not null then case when p.note is not null then p.note else p.code end else 'x' end as b from parent p;

-- name: CaseExpressionFact :many
-- proven: a b
select case when d.opt ->> 'a' is not null then d.opt ->> 'a' else '' end as a, case when d.opt ->> 'a' is null then '' else d.opt ->> 'a' end as b, case when d.opt ->> 'a' is not null then d.opt ->> 'b' else '' end as c from docs d;

-- name: CaseVolatile :many
-- quiet: a
select case when flaky() is not null then flaky() else 0 end as a from parent;

-- name: CaseAggregate :many
-- proven: a c
-- rows: exactly 1
select case when max(x) is not null then max(x) else 0 end as a, case when count(*) = 0 then max(x) else 0 end as b, case when max(x) is null then 0 else max(x) end as c from empty_table;

-- name: CaseGroupedAggregate :many
-- proven: a
select case when p.n is not null then max(p.n) else 0 end as a, case when p.n is not null then max(p.note) else '' end as b from parent p group by p.n;

-- name: CaseScalarSubquery :many
-- proven: a
select case when p.n is not null then (select p.n) else 0 end as a, case when p.n is not null then (select p.n where p.n > 8) else 0 end as b from parent p;

-- name: CaseSubqueryCondition :many
-- provable: a
select case when (select c.v from child c where c.id = p.id) is not null then (select c.v from child c where c.id = p.id) else 0 end as a from parent p;

-- name: CoalesceChain :many
-- proven: a c d
select coalesce(p.n, p.id) as a, coalesce(p.n, p.n + 1) as b, coalesce(null, p.name) as c, coalesce(p.note, p.code, '') as d, coalesce(p.note, p.code) as e from parent p;

-- name: NullIfLooks :many
-- proven: c
select nullif(p.id, 1) as a, nullif(p.name, 'a') as b, coalesce(nullif(p.name, 'a'), 'x') as c, nullif(p.id, p.n - 2) as d from parent p;

-- name: GreatestLeast :many
-- proven: a b
select greatest(p.n, p.id) as a, least(p.n, 1) as b, greatest(p.n, p.n) as c, least(null, p.note) as d from parent p;

-- name: BooleanValues :many
-- proven: a f g h
select p.id > 1 as a, p.n > 1 as b, p.id > 1 and p.n > 1 as c, p.id > 2 or p.n > 1 as d, not p.flag as e, p.flag is true as f, p.n is null as g, p.n is distinct from p.id as h, p.n = p.n as i, p.id between 1 and p.n as j from parent p;

-- name: InValues :many
-- proven: a e h
select p.id in (1, 2) as a, p.id in (1, null) as b, p.n in (1, 2) as c, p.id = any (array[1, p.n]) as d, p.id = any (array[1, 2]) as e, p.id <> all (array[1, p.n]) as f, 2 = any ('{1,NULL}'::int[]) as g, p.id not in (1, p.id) as h from parent p;

-- name: RowValues :many
-- proven: a c e f g
select row(p.n, p.note) as a, row(p.id, p.n) = row(p.id, 3) as b, row(p.id, 1) < row(p.id, 2) as c, row(p.id, 1) < row(p.n, 2) as d, row(p.n) is null as e, (p.n, p.note) is not null as f, row(p.id, p.n) is distinct from row(1, null) as g from parent p;

-- name: CurrentValues :many
-- proven: a b c d e f
-- quiet: schema
select current_date as a, current_user as b, current_timestamp as c, localtime as d, current_schema as schema, current_catalog as e, session_user as f;

-- name: EmptySearchPath :many
-- rows: exactly 1
select current_schema as schema from (select set_config('search_path', '', true)) s;

-- name: Literals :many
-- proven: a c e f g h
-- elements: f
-- rows: exactly 1
select 1 as a, null as b, 'x' as c, null::int as d, ''::text as e, array[]::int[] as f, row() as g, array[null::int] as h;

-- name: UnknownParameters :many
-- args: ["1", null, "x"]
-- proven: a c d
-- rows: exactly 1
select @a::int as a, sqlc.narg(b)::int as b, coalesce(sqlc.narg(b)::int, @a) as c, @c::text || 'y' as d, sqlc.narg(b)::int + @a as e;

-- name: AndNarrows :many
-- proven: a b e
select p.n is not null and p.n > 5 as a, p.n > 5 and p.n is not null as b, p.n is not null and p.flag as c, p.n is null and p.n > 5 as d, p.n is not null and (c.id is not null or p.n > 1) as e from parent p left join child c on c.parent_id = p.id;

-- name: OrNarrows :many
-- proven: a b d
select p.n is null or p.n > 5 as a, p.n > 5 or p.n is null as b, p.n is not null or p.n > 5 as c, p.flag is null or p.n is null or p.flag and p.n > 5 as d, p.n is null or p.flag as e from parent p;

-- name: AndNarrowsThroughAnother :many
-- proven: a
select p.n is not null and p.n > 0 and p.note is not null and p.note <> '' as a, not (p.n is null) and p.n > 0 and p.note <> '' as b from parent p;

-- name: AndReducesJoin :many
-- proven: a
select c.id is not null and c.req > 7 as a, c.id is not null and c.v > 1 as b, c.id is null or c.v > 1 as c from parent p left join child c on c.parent_id = p.id;

-- name: CaseOtherSubject :many
-- quiet: a
select case p.id when (case p.n when 10 then 2 else 3 end) then 1 when (case p.n when 10 then 2 else 3 end) then null else 1 end as a from parent p;

-- name: CaseOtherElement :many
-- quiet: a
select case s.list when s.words::int[] then 1 when s.words::int[] then null else 1 end as a from (select array[1] as list, array['2'] as words offset 0) s;

-- name: CaseElseOfEither :many
-- proven: b
-- type: a { id: number; parent_id: number; v: number | null; label: string; req: number } | null
select case when c.id is null or p.n is null then null else to_json(c) end as a, case when c.id is null or p.n is null then '' else c.label end as b from parent p left join child c on c.parent_id = p.id;

-- name: CaseSubjectReduces :many
-- proven: a
-- tame: b
-- type: b { id: number; parent_id: number; v: number | null; label: string; req: number } | null
select case c.id when 1 then c.label else '' end as a, case c.id when 1 then to_json(c) end as b, case lower(p.note) when 'x' then p.note else p.code end as d from parent p left join child c on c.parent_id = p.id;

-- name: CaseOtherCast :many
select case l.b when 0 then l.b else row(1)::loose_box end as b from loose_boxes l;

-- name: CaseSubjectRelabelled :many
-- proven: a
select case s.k when '1' then s.label else '' end as a from parent p left join (select id::varchar(5) as k, parent_id, label from child) s on s.parent_id = p.id;
