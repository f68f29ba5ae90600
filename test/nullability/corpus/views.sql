-- name: ViewColumns :many
-- proven: id name
select id, child_id, label, v, name from joined;

-- name: ViewOverView :many
-- proven: id v
select id, child_id, label, v from over_joined;

-- name: ViewAggregates :many
-- proven: amount most
select parent_id, amount, most, best from counted;

-- name: ViewTotals :many
-- proven: amount
-- rows: max 1
-- quiet: most
select amount, most from totals;

-- name: ViewLeftJoined :many
-- proven: id
select p.id, c.amount, c.most from parent p left join counted c on c.parent_id = p.id;

-- name: ViewReduced :many
-- proven: id label name
select p.id, v.label, v.name from parent p join joined v on v.id = p.id where v.label > '';

-- name: ViewExpressions :many
-- proven: id req
select id, twice, req from doubled_view;

-- name: ViewOfUnion :many
-- proven: id name
select id, name from both_ways where name is not null;

-- name: MaterializedView :many
-- proven: missing sure amount
-- quiet: k
select id, v, k, missing, sure, amount from aged_copy;

-- name: MaterializedViewJoin :many
select id, v, name from aged_join;

-- name: ViewOverMaterializedView :many
select id, v from over_aged;

-- name: MaterializedViewNarrowed :many
-- proven: v k
-- quiet: id
select id, v, k from aged_copy where v is not null and k = 1;

-- name: MaterializedViewKey :many
-- proven: sure
select id, sure from aged_copy where id is null or id = 2;

-- name: MaterializedViewFixedKey :many
-- proven: sure amount
select sure, amount from aged_join j join aged_copy c on c.id = j.id where c.k = 1;

-- name: MaterializedScalar :many
-- proven: a
-- rows: exactly 1
-- quiet: b
select (select count(*) from aged_copy) as a, (select max(sure) from aged_copy) as b;

-- name: AgedTableItself :many
-- proven: id v k
select id, v, k from aged;

-- name: AgedForeignKey :many
-- proven: id name
select a.id, c.name from aged a left join customers c on c.id = a.k;

-- name: ViewWholeRow :many
-- proven: id
select p.id, v as whole from parent p left join joined v on v.id = p.id + 3 and v.child_id is not null;

-- name: ViewInSubquery :many
-- proven: id b
select p.id, (select v.label from joined v where v.id = p.id limit 1) as a, exists (select from joined v where v.id = p.id) as b from parent p;

-- name: TriggerView :many
-- proven: id req
-- quiet: x
select id, x, y, req from trig_view;

-- name: MaterializedWholeRow :many
select id, whole, there from aged_whole;

-- name: MaterializedAfterNotNull :many
-- proven: id v more
-- quiet: x
select id, v, w, x, y, more from early_copy;

-- name: MaterializedOverMaterialized :many
-- proven: id v through
select id, v, w, through, open from early_over;

-- name: MaterializedChangedSources :many
-- quiet: list
select changed, called, kept, told, counted, list from early_lost;

-- name: EarlyItself :many
-- proven: id v w x y
select id, v, w, x, y from early;

-- name: MaterializedChangedView :many
select changed from early_again;

-- name: MaterializedAfterChange :many
-- proven: changed
select changed from early_late;

-- name: ViewOverEarlyCopy :many
-- proven: id v
select id, v, w from over_early;

-- name: RoundsNowAndThen :many
-- proven: n depth
select v.n, v.depth, c.n as before from aging_rounds v, aging_rounds_copy c;
