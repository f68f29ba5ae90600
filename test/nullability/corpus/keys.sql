-- Keys that bound the number of rows, beside equalities and conditions that do not reach the key.

-- name: KeyFromTheLeft :many
-- proven: id
-- rows: max 1
select id from parent where 1 = id;

-- name: MixedKey :many
-- proven: k
-- rows: max 1
select k, v from mixed_key where k = 1 and lower(name) = 'a';

-- name: LooseKeyByItsCollation :many
-- proven: k
-- rows: max 1
select k, v from loose_key where k = E'a\u0301';

-- name: LooseKeyByBytes :many
-- proven: k
-- rows: max 1
select k, v from loose_key where k = E'\u00e1' collate "C";

-- name: TextKeyByOtherBytes :many
-- proven: k
-- rows: max 1
-- quiet: v
select k, v from text_key where k = 'a' collate "C";

-- name: PredicateOnKeptSide :many
-- proven: k
-- quiet: id
select k.k, k.v, p.id from partial_key k left join parent p on k.active and p.id = 1 where k.k = 1;

-- name: PredicateOnFilledSide :many
-- proven: id
-- quiet: k
-- rows: max 1
select p.id, k.k, k.v from parent p left join partial_key k on k.k = p.id and k.active where p.id = 1;

-- name: PredicateFixedFromOutside :many
-- args: ["f"]
-- proven: k
-- quiet: v
select s.k, s.v from (select k, active, v from partial_key) s where s.k = 1 and s.active = @flag;

-- name: PredicateFromOutside :many
-- proven: k
-- rows: max 1
select s.k, s.v from (select k, active, v from partial_key) s where s.k = 1 and s.active;

-- name: MomentOfLocalTime :many
-- proven: ts
-- quiet: v
-- bounds: 0..n
select ts, v from stamped where ts = '2020-03-29 01:30+00'::timestamptz;

-- name: LocalTimeOfLocalTime :many
-- proven: ts
-- rows: max 1
select ts, v from stamped where ts = '2020-03-29 02:30';

-- name: ByKeyOfNullInFilled :many
-- proven: id
update lax_keyed k set v = 3 from parent p left join (select 2 as y) b on p.id = b.y where k.x ==== b.y returning p.id;

-- name: ByDistinctArray :many
-- proven: a
select a, v from array_key where a is distinct from array[9];

-- name: ByAnyOfNestedArray :many
-- proven: id
select id from parent where id = any (array[array[1, 2]]);

-- name: LockedSubqueryIsRunAgain :many
-- proven: id
-- bounds: 0..n
select p.id from parent p, (select id from child limit 1 for update) s where p.id = s.id;

-- name: CteOfRuledInsert :many
-- proven: v
-- quiet: id
-- bounds: 0..n
with i as (insert into ruled_many values (9, 9) returning id, v) select id, v from i where v = 5;

-- name: SeriesOfFixedRow :many
-- proven: id g
select s.id, s.g from (select id, generate_series(1, 2) as g from parent) s where s.id = 1;

-- name: SubqueryOnKeptSide :many
-- proven: id
-- quiet: other
select s.id, p.id as other from (select id, v from child) s left join parent p on s.id = 1 and p.id = 2;

-- name: SubqueryOnFilledSide :many
-- proven: id
-- quiet: label
-- rows: max 1
select p.id, s.label from parent p left join (select id, label from child) s on s.id = p.id where p.id = 1;
