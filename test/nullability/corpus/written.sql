-- What the table gives, what statements write, tables of one row, and clocks.

-- name: GivenColumns :many
-- proven: id sum safe slug
select id, sum, maybe, safe, twice, slug from given;

-- name: GeneratedOfNarrowed :many
-- proven: maybe twice sum
select maybe, twice, sum from given where b is not null;

-- name: GeneratedOfOuterJoined :many
-- proven: id
select p.id, g.sum, g.safe from parent p left join given g on g.id = p.id;

-- name: GeneratedOfReducedJoin :many
-- proven: id sum safe
select p.id, g.sum, g.safe, g.maybe from parent p left join given g on g.id = p.id where g.a > 0;

-- name: GeneratedThroughView :many
-- proven: id sum safe
select id, sum, maybe, safe from given_view;

-- name: GeneratedByFunctionOfUser :many
-- proven: id
select id, g from own_generated;

-- name: GeneratedByChild :many
-- proven: id
select id, g from gen_parent;

-- name: GeneratedOnlyParent :many
-- proven: id
-- quiet: g
select id, g from only gen_parent;

-- name: GeneratedUnderTrigger :many
-- proven: a
-- rows: max 1
insert into gen_trig (id, a, x) values (1, 1, 1) returning a, x, g;

-- name: GeneratedInserted :many
-- proven: sum safe slug
-- rows: exactly 1
insert into given (id, a) values (9, 1) returning sum, maybe, safe, twice, slug;

-- name: GeneratedInsertedBoth :many
-- proven: sum maybe safe twice slug
-- rows: exactly 1
insert into given (id, a, b) values (9, 1, 2) returning sum, maybe, safe, twice, slug;

-- name: GeneratedUpdated :many
-- proven: sum safe
-- quiet: old_maybe old_sum
update given set b = null where b is not null returning maybe, sum, safe, old.maybe as old_maybe, new.maybe as new_maybe, old.sum as old_sum;

-- name: GeneratedUpdatedToValue :many
-- proven: maybe new_maybe
update given set b = 1 returning maybe, old.maybe as old_maybe, new.maybe as new_maybe;

-- name: GeneratedKept :many
-- proven: maybe sum
update given set a = a + 1 where b is not null returning maybe, sum;

-- name: GeneratedDeleted :many
-- quiet: sum
delete from given where b is null returning sum, maybe;

-- name: GeneratedGrouped :many
-- proven: amount
-- quiet: most
select sum, max(maybe) as top, max(safe) as most, count(*) as amount from given group by rollup (sum);

-- name: DefaultsLeftOut :many
-- proven: id at word key
-- rows: exactly 1
insert into given (id, a) values (9, 1) returning id, at, word, nothing, key, sized, b;

-- name: DefaultsWritten :many
-- proven: word at
-- rows: exactly 1
insert into given (id, a, word, at, b) values (9, 1, default, default, default) returning word, at, b;

-- name: DefaultsInRows :many
-- proven: word
-- rows: min 1
insert into given (id, a, word, b) values (9, 1, default, 1), (10, 1, 'x', default) returning word, b;

-- name: DefaultsInRowsOfNull :many
-- proven: b
-- rows: min 1
insert into given (id, a, word, b) values (9, 1, default, 1), (10, 1, null, 2) returning word, b;

-- name: DefaultsOnConflict :many
-- rows: exactly 1
insert into given (id, a) values (1, 1) on conflict (id) do update set a = 5 returning word, at;

-- name: DefaultsOnConflictSet :many
-- proven: word
-- quiet: at
-- rows: exactly 1
insert into given (id, a) values (1, 1) on conflict (id) do update set word = default, at = excluded.at returning word, at;

-- name: DefaultsOnConflictNothing :many
-- proven: word
-- rows: max 1
insert into given (id, a) values (11, 1) on conflict (id) do nothing returning word;

-- name: DefaultsUpdated :many
-- proven: word
update given set word = default, nothing = default returning word, nothing, at;

-- name: DefaultsUnderTrigger :many
-- proven: req
-- rows: max 1
insert into trig (y) values (1) returning x, req;

-- name: DefaultsOfPartition :many
-- quiet: a
-- rows: max 1
insert into part_default (id) values (1) returning a;

-- name: DefaultsOfPartitionItself :many
-- rows: exactly 1
insert into part_default_1 (id) values (1) returning a;

-- name: DefaultsThroughView :many
-- quiet: a b
-- rows: max 1
insert into defaults_view (b) values (1) returning a, b;

-- name: DefaultsOfExpression :many
-- proven: a w
-- rows: exactly 1
insert into word_domain (id) select 5 returning a, w;

-- name: MergeEachAction :many
-- proven: b word
merge into given g using (values (1, 5), (7, 6)) s (k, v) on g.id = s.k when matched then update set b = s.v, word = 'm' when not matched then insert (id, a, b) values (s.k, s.v, s.v) returning g.b, g.word, g.at;

-- name: MergeNullAction :many
merge into given g using (values (1, 5), (7, null)) s (k, v) on g.id = s.k when matched then update set b = 1, word = null when not matched then insert (id, a, b) values (s.k, 1, s.v) returning g.b, g.word;

-- name: MergeDeleteOrInsert :many
merge into given g using (values (1, 5), (7, 6)) s (k, v) on g.id = s.k when matched then delete when not matched then insert (id, a, b, word) values (s.k, 1, 1, 'x') returning g.b, g.word;

-- name: MergeDoNothing :many
-- proven: b
-- quiet: word
merge into given g using (values (1, 5), (2, 6)) s (k, v) on g.id = s.k when matched and s.v = 5 then do nothing when matched then update set b = s.v returning g.b, g.word;

-- name: MergeNotMatchedBySource :many
-- proven: b
merge into given g using (values (1, 5)) s (k, v) on g.id = s.k when matched then update set b = s.v when not matched by source then update set b = 0 returning g.b, s.v;

-- name: MergeUnderTrigger :many
merge into update_trig t using (values (1, 5)) s (k, v) on t.id = s.k when matched then update set x = s.v, y = s.v when not matched then insert values (s.k, s.v, s.v) returning t.x;

-- name: MergeVersions :many
-- proven: new_b word
merge into given g using (values (1, 5)) s (k, v) on g.id = s.k when matched then update set b = s.v, word = 'm' returning old.b as old_b, new.b as new_b, new.word;

-- name: SetFromRow :many
-- proven: n
-- rows: max 1
update parent set (n, note) = (select count(*), max(label) from child where child.id = 99) where parent.id = 1 returning n, note;

-- name: SetFromNoRow :many
-- rows: max 1
update parent set (n, note) = (select v, label from child where child.id = 99) where parent.id = 1 returning n, note;

-- name: SetFromTwo :many
-- proven: n flag code
-- quiet: note
-- rows: max 1
update parent set (n, note) = (select count(*), min(label) from child), (flag, code) = (select true, 'zz') where parent.id = 4 returning n, note, flag, code;

-- name: StoreElement :many
-- proven: t a
update arrs set t[1] = null, a[1:1] = null returning t, a;

-- name: StoreJson :many
-- proven: opt
update docs set opt['a'] = null where id in (1, 3, 6) returning opt;

-- name: StoreFixed :many
-- proven: pt
update shape set pt[0] = 1 returning pt;

-- name: StoreFieldNested :many
-- proven: c
update comps set c.a = null returning c, (c).a as field;

-- name: OneRowTable :many
-- proven: theme
-- rows: max 1
select theme, note from settings;

-- name: OneRowTableJoined :many
-- proven: id theme
-- rows: max 1
select p.id, s.theme from parent p cross join settings s where p.id = 1;

-- name: OneRowById :many
-- rows: max 1
select v from one_id;

-- name: OneRowNullable :many
select v from not_one_id;

-- name: OneRowOtherEquality :many
select v from loose_one;

-- name: OneRowPartOfKey :many
select v from one_of_two;

-- name: LimitAll :many
-- proven: n
-- rows: exactly 1
select count(*) as n from parent limit all;

-- name: LimitNullOffset :many
-- proven: n
-- rows: exactly 1
select count(*) as n from parent limit null offset 0;

-- name: DistinctConstants :many
-- proven: one letter
-- rows: max 1
select distinct 1 as one, 'a' as letter from parent;

-- name: DistinctFixed :many
-- proven: n
-- rows: max 1
select distinct n from parent where n = 7;

-- name: DistinctNotFixed :many
select distinct n, note from parent where n = 7 or n is null;

-- name: DistinctOnFixed :many
-- proven: n
-- quiet: note
-- rows: max 1
select distinct on (n) n, note from parent where n = 10;

-- name: AnyOfOne :many
-- proven: name
-- rows: max 1
-- args: ["1"]
select name from parent where id = any (array[$1::int]);

-- name: AnyOfTwo :many
-- args: ["1"]
select note from parent where id = any (array[$1::int, 2]);

-- name: AllOfOne :many
-- proven: name
-- rows: max 1
-- args: ["1"]
select name from parent where id = all (array[$1::int]);

-- name: FilterAlwaysTrue :many
-- proven: a c
select parent_id, sum(req) filter (where label is not null) as a, max(req) filter (where v is not null) as b, max(req) filter (where req > 0 or req <= 0) as c, max(v) filter (where true) as d from child group by parent_id;

-- name: FilterRepeatsWhere :many
-- proven: label a c
select label, max(v) filter (where v > 0) as a, max(v) filter (where v > 1) as b, sum(req) filter (where v > 0) as c from child where v > 0 group by label;

-- name: FilterOfWindow :many
-- proven: id a
select id, sum(req) filter (where req is not null) over (order by id) as a, sum(req) filter (where v > 0) over (order by id desc) as b from child;

-- name: NullIfNever :many
-- proven: a
select nullif(kind, 'c') as a, nullif(kind, 'a') as b, nullif(a_val, 5) as c, nullif(opt, 'c') as d from kinds;

-- name: NullIfUnderWhere :many
-- proven: a
select nullif(n, 0) as a, nullif(m, 1) as b from pairs_of where n <> 0;

-- name: EnumLabels :many
-- proven: every least most some
-- rows: exactly 1
select enum_range(null::mood) as every, enum_first(null::mood) as least, enum_last(null::mood) as most, enum_range('ok', null::mood) as some;

-- name: ClockParts :many
-- proven: a b c e f g h
-- rows: exactly 1
select extract(hour from now()) as a, date_part('dow', current_date) as b, to_char(now() at time zone 'utc', 'YYYY') as c, to_char(now(), '') as d, now()::time as e, extract(minute from now() - interval '1 hour') as f, to_char(localtimestamp + interval '1 day', 'HH') as g, extract(second from timestamp '2020-01-01 10:00') as h;

-- name: ClockPartsNear :many
-- proven: f g i k
-- rows: max 1
select extract(hour from ts) as a, to_char(tz, 'YYYY') as b, extract(minute from now() - tz) as c, to_char(now() + iv, 'YYYY') as d, extract(hour from date_trunc('day', ts)) as e, extract(hour from iv) as f, extract(day from iv) as g, extract(minute from iv) as h, extract(epoch from iv) as i, extract(month from iv) as j, extract(hour from tz - now()) as k, extract(second from greatest(now(), tz)) as l, ts::time as m from times where id = 1;

-- name: ClockPartsInfinite :many
-- rows: exactly 1
select extract(hour from timestamp 'infinity') as a, to_char('-infinity'::timestamptz, 'YYYY') as b, extract(minute from interval 'infinity') as c, extract(hour from to_timestamp('infinity')) as d, extract(minute from interval '1 day' * 'infinity'::float8) as e, extract(month from date '-infinity') as f, 'infinity'::timestamp::time as g, extract(minute from now() - interval '-infinity') as h;

-- name: ClockPartsOfParameter :many
-- proven: a b
-- quiet: c
-- rows: exactly 1
-- args: ["epoch"]
select extract(epoch from now()) as a, date_part($1, now()) as b, to_char(now(), $1) as c;


-- name: GeneratedTwice :many
-- proven: id
select id, g, g as again, g + 1 as more from own_generated;

-- name: StoreFixedOfNull :many
-- proven: j
update points set p[0] = 1, j['a'] = '1' returning p, j;

-- name: CheckedInserted :many
-- proven: id a e f g h
-- rows: exactly 1
insert into checks (id, a, c, e, f, g, h) values (9, (select n from parent where id = 1), 1, 1, 1, 1, 1) returning id, a, b, d, e, f, g, h;

-- name: WrittenOverInstead :many
-- rows: max 1
-- quiet: id
insert into over_instead (id, name) values (1, 'x') returning id, name;

-- name: WrittenOverRuled :many
-- quiet: id
insert into over_ruled (id, name) values (1, 'x') returning id, name;

-- name: WrittenList :many
-- rows: max 1
-- quiet: id ids
-- type: ids (number | null)[] | null
insert into listed (id) values (1) returning id, ids;

-- name: ClockPartsOfInfiniteDates :many
-- rows: exactly 1
select extract(month from date 'infinity') as a, extract(month from date '-infinity') as b;

-- name: ClockPartsOfEdges :many
-- proven: a b c
-- rows: exactly 1
select extract(hour from timestamp '1999-12-31 23:59:59.999999') as a, extract(hour from timestamp '294276-12-31 23:59:59') as b, extract(minute from interval '-2562047788:00:54.775807') as c;
