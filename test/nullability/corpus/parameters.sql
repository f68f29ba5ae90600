-- Names and types of parameters: the column beside, or what else tells something.

-- name: ParamInserted :one
-- params: id: number, weight: number, label: string | null, pieces: number
-- proven: id
-- bounds: 1..1
-- args: ["9", "1", null, "2"]
insert into parcels (id, weight, label, pieces) values ($1, $2, $3, $4) returning id;

-- name: ParamInsertedRows :many
-- params: id: number, label: string | null
-- proven: id
-- args: ["9", null]
insert into parcels (id, weight, label) values ($1, 1, $2), (10, 2, 'x') returning id;

-- name: ParamInsertedSelect :many
-- params: label: string | null
-- proven: id
-- args: [null]
insert into parcels (id, weight, label) select 9, 1, $1 returning id;

-- name: ParamInsertedAndCompared :many
-- params: label: string
-- proven: id
-- args: ["a"]
insert into parcels (id, weight, label) select p.id + 100, 1, $1 from parcels p where p.label = $1 returning id;

-- name: ParamInsertedTyped :many
-- params: label: string
-- proven: id
-- args: ["a"]
insert into parcels (id, weight, label) select 9, 1, $1 from priced(1, $1) returning id;

-- name: ParamUpsert :one
-- params: label: string | null, short: string | null
-- proven: id
-- args: ["a", null]
insert into parcels (id, weight, label) values (1, 1, $1) on conflict (id) do update set short = $2 returning id;

-- name: ParamMerged :many
-- params: label: string | null, id: number
-- proven: id
-- args: [null, "1"]
merge into parcels p using (values (1), (12)) v (k) on p.id = v.k
when matched and p.id = $2 then update set label = $1
when not matched then insert (id, weight) values (v.k, 1)
returning p.id;

-- name: ParamFirstColumnWins :many
-- params: note: string | null
-- proven: id
-- args: [null]
update parcels set note = $1, label = $1 returning id;

-- name: ParamCase :many
-- params: weight: number, label: string | null
-- proven: id
-- args: ["3", null]
update parcels set label = case when weight > $1 then $2 else label end returning id;

-- name: ParamElement :many
-- params: codes: string
-- proven: id
-- args: ["x"]
update parcels set codes[1] = $1 returning id;

-- name: ParamOfReadElement :many
-- params: arg1: number
-- proven: id
-- args: ["1"]
update parcels set label = tags[$1] returning id;

-- name: ParamParts :many
-- params: tags: number, tags_2: string, pair: number
-- proven: id
-- args: ["1", "x", "2"]
update parcels set tags[$1] = $2, pair.x = $3 returning id;

-- name: ParamBesideSubLink :many
-- params: label: string | null
-- proven: id
-- args: [null]
update parcels set label = $1 where id in (select 1) returning id;

-- name: ParamDistinct :many
-- params: label: string | null, id: number | null
-- proven: id
-- args: ["a", null]
select id from parcels where label is not distinct from $1 and id is distinct from $2;

-- name: ParamCompared :many
-- params: weight: number, id: number, tags: string[], short: string
-- proven: id
-- args: ["1", "5", "{x}", "y"]
select id from parcels where weight > $1 and $2 > id and coalesce(tags <> $3, true) and coalesce(short <> $4, true);

-- name: ParamList :many
-- params: id: number, id_2: number, weight: number[], ids: number[]
-- proven: id
-- args: ["1", "2", "{5,6}", "{1,2}"]
select id from parcels where id in ($1, $2) and weight = any ($3) and id in (sqlc.slice(ids));

-- name: ParamFirstOfTwoColumns :many
-- params: weight: number
-- proven: id
-- args: ["1"]
select id from parcels where weight + id > $1;

-- name: ParamCasts :many
-- params: label: string, label_2: number, counts: number[], pieces: number
-- proven: id
-- args: ["z", "1", "{1}", "9"]
select id from parcels
where coalesce(label <> $1::varchar, true) and coalesce(label <> $2::int::text, true) and coalesce(counts <> $3::int[]::bigint[], true) and pieces <> $4::piece_count;

-- name: ParamIntoDomain :many
-- params: pieces: number
-- proven: id
-- args: ["3"]
update parcels set pieces = $1 from priced($1) as p returning id;

-- name: ParamReturned :many
-- params: label: string | null, short: string | null
-- args: [null, null]
update parcels set label = $1, short = sqlc.narg(short) returning label, short;

-- name: ParamTested :many
-- params: arg1: string
-- proven: id
-- args: ["x"]
select id from parcels where coalesce(flag, false) = ($1::text is null);

-- name: ParamArgument :many
-- params: grams: number, zone: string, zone_2: string
-- proven: a b
-- args: ["1", "a", "b"]
select priced($1, $2) is null or true as a, priced(zone => $3, grams => 5) is null or true as b;

-- name: ParamOfFunction :many
-- params: unnamed: number, halfNamed: number, b: string, replace: string
-- proven: id
-- args: ["1", "1", "x", "y"]
select id from parcels where weight > unnamed($1) and weight > half_named($2, $3) and coalesce(replace(label, $4, 'x') <> '', true);

-- name: ParamVariadic :one
-- params: sep: string, parts: string, parts_2: string, sep_2: string, parts_3: string[], arg6: number
-- proven: no never none
-- rows: exactly 1
-- args: [",", "a", "b", ",", "{c}", "1"]
select joined($1, $2, $3) is null and false as no, joined($4, variadic $5) is null and false as never, first_of(array[$6, 2]) is null and false as none;

-- name: ParamBesideOut :many
-- params: whole: number
-- proven: no
-- args: ["1"]
select half is null and false as no from out_first($1) as half;

-- name: ParamCastForOperator :many
-- params: grams: number
-- proven: no
-- args: ["1"]
select priced($1) is null and false as no from parcels where $1 + 0.5 < half is not true;

-- name: ParamCastAlone :many
-- params: arg1: number, arg2: string
-- proven: a b
-- args: ["1", "x"]
select unnamed($1::int) as a, $2::varchar(3) as b;

-- name: ParamBetween :many
-- params: fromWeight: number, toWeight: number, low: number, high: number
-- proven: id
-- args: ["1", "9", "1", "9"]
select id from parcels where weight between $1 and $2 and weight between @low and @high;

-- name: ParamOptional :many
-- params: label: string | null, note: string | null
-- proven: id
-- args: [null, null]
update parcels set label = $1, short = sqlc.narg(note) returning id;

-- name: ParamLimits :many
-- params: limit: bigint, offset: bigint
-- proven: id
-- args: ["9", "0"]
select id from parcels limit $1 offset $2;

-- name: ParamInSubQuery :many
-- params: label: string
-- proven: id
-- args: ["l1"]
select id from parcels where weight >= (select min(coalesce(c.v, 0)) from child c where c.label = $1);

-- name: ParamOuterColumn :many
-- params: weight: number
-- quiet: one
-- args: ["5"]
select (select min(1) from child c where p.weight >= $1) as one from parcels p;

-- name: ParamBesideSubQuery :many
-- params: arg1: number
-- proven: id
-- args: ["9"]
select id from parcels where $1 = (select max(c.req) from child c);

-- name: ParamOuterLevelFirst :many
-- params: weight: number
-- proven: id
-- args: ["5"]
select id from parcels where exists (select from child c where c.req > $1) and weight >= $1;

-- name: CalledForNothing :exec
-- bounds: 0..n
call do_nothing();

-- name: ShownSetting :one
-- proven: TimeZone
show timezone;
