-- name: MergeUpdateInsert :many
-- proven: action id label n
merge into parent p using child c on p.id = c.id when matched then update set n = 5 when not matched then insert (id, name, n) values (c.id + 100, c.label, 6) returning merge_action() as action, p.id, p.n, p.note, c.label, c.v;

-- name: MergeInsertNull :many
-- proven: id source new_id
merge into parent p using (select 100 as id) c on p.id = c.id when not matched then insert (id, name, n) values (c.id, 'x', null) returning p.id, p.n, c.id as source, old.id as old_id, new.id as new_id;

-- name: MergeBySource :many
-- proven: action id n
merge into parent p using child c on p.id = c.id when matched then do nothing when not matched by source then update set n = 1 returning merge_action() as action, p.id, p.n, c.id as source, c.label;

-- name: MergeDelete :many
-- proven: id old_id source
-- quiet: n
merge into parent p using (select 5 as id) c on p.id = c.id when matched then delete returning p.id, p.n, p.note, old.id as old_id, new.id as new_id, c.id as source;

-- name: MergeUpdateOnly :many
-- proven: id old_id new_id
-- quiet: old_n v
merge into parent p using child c on p.id = c.id and p.n is not null when matched then update set n = null returning p.id, p.n, old.id as old_id, old.n as old_n, new.id as new_id, new.n as new_n, c.v;

-- name: MergeConditionFact :many
-- proven: note
-- quiet: n code
merge into parent p using child c on p.id = c.id when matched and p.n is not null then update set note = 'x' returning p.n, p.note, p.code;

-- name: MergeTrigger :many
-- proven: id source
-- quiet: y
merge into trig t using (select 1 as id) s on t.id = s.id when matched then update set x = 7, y = 8 returning t.id, t.x, t.y, s.id as source;

-- name: MergeSourceJoin :many
-- proven: id label
merge into parent p using (select c.id, c.label, g.tag from child c left join grand g on g.child_id = c.id and g.id < 3) s on p.id = s.id when matched then update set n = 0 returning p.id, s.label, s.tag;

-- name: MergeWholeRow :many
-- proven: whole source
merge into parent p using (select 100 as id) s on p.id = s.id when not matched then insert (id, name) values (s.id, 'x') returning p as whole, s as source, old as before;

-- name: MergeInCte :many
-- proven: id action
with m as (merge into parent p using (select 100 as id) s on p.id = s.id when not matched then insert (id, name) values (s.id, 'x') returning p.id, p.note, merge_action() as action) select id, note, action from m;

-- name: MergeThroughView :many
-- proven: id name
merge into parent_names p using (select 1 as id) s on p.id = s.id when matched then update set note = null returning p.id, p.name, p.note;

-- name: MergeLeftJoinedSource :many
-- proven: id label
merge into parent p using (child c left join grand g on g.child_id = c.id and g.id < 3) on p.id = c.id when matched then update set n = 0 returning p.id, c.label, g.tag;

-- name: MergeInsertTrigger :many
merge into insert_trig t using (values (1, 5)) s (k, v) on t.id = s.k when not matched then insert values (s.k, s.v) returning t.x;

-- name: MergeChildTrigger :many
merge into heir_parent t using (values (1, 5)) s (k, v) on t.id = s.k when matched then update set x = s.v returning t.x;

-- name: MergeGenerated :many
-- proven: a
merge into given g using (values (2, 5), (8, 6)) s (k, v) on g.id = s.k when matched then update set b = null when not matched then insert (id, a, b) values (s.k, s.v, s.v) returning g.a, g.maybe;

-- name: MergeGeneratedInsert :many
-- proven: id
merge into given g using (values (8, 6)) s (k, v) on g.id = s.k when not matched then insert (id, a) values (s.k, s.v) returning g.id, g.maybe, g.twice;

-- name: MergeSetFromEach :many
-- quiet: word
merge into given g using (values (1, 5), (2, 6)) s (k, v) on g.id = s.k when matched and s.v = 5 then update set (b, word) = (select 1, 'x') when matched then update set (b, word) = (select null::int, 'y') returning g.b, g.word;
