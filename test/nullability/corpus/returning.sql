-- name: InsertLiteral :many
-- proven: id a b c
-- rows: exactly 1
insert into defaults (a, b) values (1, 2) returning id, a, b, c;

-- name: InsertNull :many
-- proven: id c
-- rows: exactly 1
insert into defaults (a, b) values (null, null) returning id, a, b, c;

-- name: InsertOmitted :many
-- proven: id c a
insert into defaults (a) values (default) returning id, a, b, c;

-- name: InsertParameters :many
-- args: ["7", "8"]
-- proven: id n m
-- rows: exactly 1
insert into parent (id, name, n) values (100, 'x', @n::int) returning id, n, note, @m::int as m;

-- name: InsertNullableParameter :many
-- args: ["200", null]
-- proven: id name safe
-- rows: exactly 1
insert into parent (id, name, n) values (@id, 'x', sqlc.narg(n)) returning id, n, name, coalesce(n, 0) as safe;

-- name: InsertManyRows :many
-- proven: id note
-- rows: min 1
insert into parent (id, name, n, note) values (100, 'x', 1, 'y'), (101, 'z', null, 'w') returning id, n, note;

-- name: InsertDefaultInRow :many
-- proven: a
-- rows: min 1
insert into defaults (a, b) values (1, 1), (default, 2), (3, default) returning a, b;

-- name: InsertSelect :many
-- proven: id note
insert into parent (id, name, n, note) select id + 100, label, v, label from child returning id, n, note;

-- name: InsertSelectNarrowed :many
-- proven: id n
insert into parent (id, name, n) select id + 100, label, v from child where v is not null returning id, n;

-- name: InsertTrigger :many
-- proven: id req
-- rows: max 1
-- quiet: y
insert into trig (x, y) values (1, 2) returning id, x, y, req;

-- name: InsertThroughTriggerView :many
-- proven: id req
-- rows: max 1
-- quiet: y
insert into trig_view (x, y) values (1, 2) returning id, x, y, req;

-- name: UpdateThroughTriggerView :many
-- proven: id req
-- quiet: y
update trig_view set y = 3 where y is not null returning id, x, y, req;

-- name: InsertThroughDefaultsView :many
-- proven: id c
-- provable: a b
insert into defaults_view (b) values (1) returning id, a, b, c;

-- name: InsertInsteadView :many
-- rows: max 1
-- quiet: id
insert into instead_view (id, name) values (1, 'x') returning id, name;

-- name: UpdateInsteadView :many
-- rows: max 1
-- quiet: id
update instead_view set name = 'y' where id = 1 returning id, name;

-- name: InsertRuled :many
insert into ruled values (9, 9) returning id, x;

-- name: InsertGenerated :many
-- proven: id req
-- rows: exactly 1
insert into generated (id, x) values (9, null) returning id, x, s, v, req;

-- name: InsertPartitionTrigger :many
-- proven: id
-- rows: max 1
insert into part_trig values (2, 5) returning id, x;

-- name: UpdatePartitionTrigger :many
-- proven: id
update part_trig set x = 5 returning id, x;

-- name: InsertPartition :many
-- proven: id
-- quiet: amount
insert into sales (id, region, amount) values (3, null, 5) returning id, region, amount;

-- name: InsertDomain :many
-- proven: id m
-- rows: exactly 1
insert into doms (id, m, p) values (9, 5, null) returning id, m, p;

-- name: InsertWholeRow :many
-- proven: whole
-- rows: exactly 1
insert into parent (id, name) values (100, 'x') returning parent as whole, parent.note;

-- name: InsertExpressions :many
-- proven: a b e g
-- rows: exactly 1
-- quiet: d
insert into parent (id, name, n) values (100, 'x', 5) returning n + 1 as a, n + id as b, note || 'x' as c, case when note is null then name else note end as d, (select n) as e, (select note) as f, exists (select 1 where n is null) as g;

-- name: UpsertDoNothing :many
-- proven: id
-- rows: max 1
insert into parent (id, name) values (1, 'x') on conflict do nothing returning id;

-- name: UpsertKeepsOld :many
-- proven: id name
-- rows: exactly 1
insert into parent (id, name, n, note) values (2, 'x', 5, 'new') on conflict (id) do update set name = excluded.name returning id, n, note, name;

-- name: UpsertSetsBoth :many
-- proven: id n
-- rows: exactly 1
insert into parent (id, name, n, note) values (2, 'x', 5, 'new') on conflict (id) do update set n = excluded.n, note = null returning id, n, note;

-- name: UpsertSetsOld :many
-- proven: id
-- rows: exactly 1
insert into parent (id, name, n) values (2, 'x', 5) on conflict (id) do update set n = parent.n returning id, n;

-- name: UpsertExcludedNullable :many
-- proven: id
-- rows: exactly 1
-- quiet: n
insert into parent (id, name, n) values (3, 'x', null) on conflict (id) do update set n = 5, name = coalesce(excluded.name, '') returning id, n;

-- name: UpsertInsertsNull :many
-- proven: id
-- rows: exactly 1
insert into parent (id, name, n) values (200, 'x', null) on conflict (id) do update set n = 5 returning id, n;

-- name: UpsertCoalesce :many
-- proven: id n
-- rows: exactly 1
insert into parent (id, name, n) values (2, 'x', 5) on conflict (id) do update set n = coalesce(parent.n, excluded.n, 0) returning id, n;

-- name: UpsertTrigger :many
-- proven: id
-- rows: max 1
-- quiet: y
insert into trig (id, x, y) overriding system value values (1, 1, 2) on conflict (id) do update set x = 5, y = 6 returning id, x, y;

-- name: UpsertOld :many
-- proven: new_id new_n n
-- rows: exactly 1
-- quiet: old_id
insert into parent (id, name, n) values (2, 'x', 5) on conflict (id) do update set n = 1 returning old.id as old_id, new.id as new_id, old.n as old_n, new.n as new_n, n;

-- name: UpsertOldOfInsert :many
-- proven: new_id
-- rows: exactly 1
insert into parent (id, name) values (300, 'x') on conflict (id) do update set n = 1 returning old.id as old_id, new.id as new_id, old.name as old_name;

-- name: UpdateWhereFactOfOldRow :many
-- proven: id before
update parent set n = null where n is not null returning id, n, old.n as before, new.n as after;

-- name: UpdateUnassignedKeepsFact :many
-- proven: id n before
update parent set note = null where n is not null and note is not null returning id, n, note, old.note as before;

-- name: UpdateAssigned :many
-- proven: id n
update parent set n = 5, note = code returning id, n, note, code;

-- name: UpdateSelfReference :many
-- proven: n
update parent set n = case when n is null then 0 else n end, note = coalesce(code, note) returning n, note;

-- name: UpdateSwap :many
-- proven: n note
update parent set n = coalesce(n, 0) + 1, note = name, code = note returning n, note, code;

-- name: UpdateTrigger :many
-- proven: id
-- quiet: y
update trig set y = 5 where x is not null or true returning id, x, y;

-- name: UpdateTriggerFact :many
-- proven: id before
update trig set y = 7 where x is not null returning id, x, old.x as before;

-- name: UpdateGenerated :many
-- proven: id req before
update generated set x = null where s is not null returning id, s, v, req, old.s as before;

-- name: UpdateMultiAssign :many
-- proven: id
-- rows: max 1
update parent set (n, note) = (select v, label from child where child.id = 99) where parent.id = 1 returning id, n, note;

-- name: UpdateMultiAssignRow :many
-- proven: n
-- rows: max 1
update parent set (n, note) = (5, null) where id = 1 returning n, note;

-- name: UpdateMultiAssignAggregate :many
-- proven: n
-- rows: max 1
update parent set (n, note) = (select count(*), max(label) from child where child.id = 99) where parent.id = 1 returning n, note;

-- name: UpdateFrom :many
-- proven: id note label
update parent set n = c.v, note = c.label from child c where c.parent_id = parent.id returning parent.id, n, parent.note, c.v, c.label;

-- name: UpdateFromLeftJoin :many
-- proven: n label
update parent set n = 1 from child c left join grand g on g.child_id = c.id where c.parent_id = parent.id returning parent.n, c.label, g.tag;

-- name: UpdateDefault :many
-- proven: a
update defaults set a = default, b = default returning a, b;

-- name: UpdateArrayElement :many
-- proven: a t
update arrs set t[1] = 'x', a[5] = null returning t, a;

-- name: UpdateCompositeField :many
-- proven: c
-- provable: field
update comps set c.a = 5 returning c, (c).a as field, (c).b as other;

-- name: UpdateInherited :many
-- proven: id
update base set id = id + 10 returning id, a, c;

-- name: UpdateInheritedOnly :many
-- proven: id
-- quiet: a c
update only base set id = id + 10 returning id, a, c;

-- name: DeleteReturning :many
-- proven: id w tag before
delete from grand where w is not null returning id, w, tag, old.w as before, new.w as after, new.id as new_id;

-- name: DeleteUsing :many
-- proven: id label
-- quiet: v
delete from grand using child c where c.id = grand.child_id returning grand.id, c.v, c.parent_id, c.label;

-- name: DeleteUsingLeftJoin :many
-- proven: id label
delete from grand g using child c left join parent p on p.id = c.parent_id where c.id = g.child_id returning g.id, p.name, c.label;

-- name: DeleteWholeRow :many
-- proven: whole before
delete from grand returning grand as whole, old as before, new as after;

-- name: CteInsert :many
-- proven: id a
-- rows: exactly 1
with added as (insert into defaults (a, b) values (1, null) returning id, a, b) select id, a, b from added;

-- name: CteUpdateFact :many
-- proven: id
with changed as (update parent set n = null where n is not null returning id, n) select id, n from changed where id > 0;

-- name: CteDeleteJoined :many
-- proven: id
with gone as (delete from grand returning id, child_id, w) select c.id, g.w, g.id as gone from child c left join gone g on g.child_id = c.id;

-- name: CteUpdateOutsideFact :many
-- proven: n id
with changed as (update parent set n = case when id = 1 then null else id end returning id, n, note) select n, note, id from changed where n is not null;

-- name: InsertDomainCast :many
-- rows: exactly 1
-- quiet: a
insert into only_int values ((select a from only_int where a is not null)) returning a;

-- name: UpdateLaxOperator :many
-- proven: note
update parent set note = 'x' where n ==== 0 returning n, note;

-- name: UpdateWholeRowFact :many
-- proven: note code
update parent set n = null where parent is not null returning n, note, code;

-- name: UpdateDefaultForgetsFact :many
-- proven: id
update parent set n = default, note = default where n is not null and note is not null returning id, n, note;

-- name: UpsertExcludedGenerated :many
-- proven: id
-- rows: exactly 1
-- quiet: x s
insert into generated (id, x) values (1, 5) on conflict (id) do update set x = excluded.s - excluded.s + excluded.v - excluded.v returning id, x, s;

-- name: UpsertExcludedOmitted :many
-- proven: id a b
insert into defaults (id, a, b) values (1, 1, 1) on conflict (id) do update set b = excluded.a, a = excluded.b returning id, a, b;

-- name: UpsertExcludedDefault :many
-- rows: exactly 1
-- quiet: note
insert into parent (id, name, code) values (1, 'x', 'c9') on conflict (id) do update set code = excluded.note, note = excluded.code returning code, note;

-- name: UpsertExcludedManyRows :many
-- proven: id
-- rows: min 1
insert into parent (id, name, n) values (1, 'x', 5), (2, 'y', null) on conflict (id) do update set n = excluded.n returning id, n;

-- name: UpdateOldWholeRow :many
-- proven: before after now
-- rows: max 1
update parent set n = 1 where id = 1 returning old as before, new as after, parent as now;

-- name: InsertWholeVersions :many
-- proven: after
-- rows: exactly 1
insert into parent (id, name) values (200, 'x') returning old as before, new as after;

-- name: UpsertUpdateTrigger :many
-- proven: id
-- rows: max 1
insert into update_trig values (1, 2, 3) on conflict (id) do update set x = 5, y = 6 returning id, x;

-- name: InsertRuledAway :many
insert into ruled_away values (1, 1) returning id, x;

-- name: ReturningAfterWhereExpression :many
update parent set n = null where n + 1 is not null returning n + 1 as next;
