-- Conditions compared with a written truth value, and names of truth values.

-- name: TruthOnTheLeft :many
-- proven: id label
select s.id, s.label from (select p.id, c.label, c.id is not null as has_child from parent p left join child c on c.parent_id = p.id) s where true = s.has_child;

-- name: TruthUnequal :many
-- proven: id label
select s.id, s.label from (select p.id, c.label, c.id is null as childless from parent p left join child c on c.parent_id = p.id) s where s.childless <> true;

-- name: TruthInOrder :many
-- proven: id
select s.id, s.label from (select p.id, c.label, c.id is null as childless from parent p left join child c on c.parent_id = p.id) s where s.childless <= true;

-- name: TruthDistinct :many
-- proven: id
select s.id, s.label from (select p.id, c.label, c.id is not null as has_child from parent p left join child c on c.parent_id = p.id) s where s.has_child is distinct from true;

-- name: TruthOfTwoColumns :many
-- proven: id
select s.id, s.label from (select p.id, c.label, c.id is not null as has_child, p.id > 0 as yes from parent p left join child c on c.parent_id = p.id) s where s.has_child = not s.yes;

-- name: TruthOfOtherTypes :many
-- proven: id
select s.id, s.label from (select p.id, c.label, (c.id is not null)::int as has_child from parent p left join child c on c.parent_id = p.id) s where s.has_child = 0;

-- name: NamedNotExists :one
-- proven: "?column?" exists a
-- names: notExists exists a
-- rows: exactly 1
select not exists (select from parent where id > 99), exists (select from parent), not exists (select from child) as a;

-- name: NamedOtherwise :one
-- names: column1
-- proven: "?column?"
-- rows: exactly 1
select not 1 > 2;

-- name: NamedNotAny :one
-- names: column1
-- proven: "?column?"
-- rows: exactly 1
select not 1 = any (select id from parent);

-- name: NamedAndExists :one
-- names: column1
-- proven: "?column?"
-- rows: exactly 1
select exists (select from parent) and exists (select from child);
