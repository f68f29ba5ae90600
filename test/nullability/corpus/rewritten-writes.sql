-- Writes that a rule or an INSTEAD OF trigger does in another way.

-- name: UpdateRuledByKey :many
-- quiet: id v
-- bounds: 0..n
update ruled_changes set v = 3 where id = 1 returning id, v;

-- name: DeleteRuledByKey :many
-- quiet: id
-- bounds: 0..n
delete from ruled_changes where id = 1 returning id, v;

-- name: UpdateRuledBelowView :many
-- quiet: id v
-- bounds: 0..n
update ruled_changes_view set v = 3 where id = 1 returning id, v;

-- name: InsertRuledBelowView :many
-- quiet: id v
-- bounds: 0..n
insert into ruled_many_view values (9, 9) returning id, v;

-- name: InsertOverInsteadView :many
-- quiet: id
-- rows: max 1
insert into over_instead_view (id, name) values (70, 'x') returning id, name;
