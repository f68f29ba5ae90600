-- Which rows ON chooses, which sides are always found, and columns that are filled in some rows only.

-- name: FullJoinInsideNarrowed :many
-- quiet: x
select s.x, s.y from (select a.x, b.y from (select 1 as x) a full join (select 2 as y) b on a.x = b.y) s where s.x is null or s.x = 1;

-- name: FullJoinAlwaysFound :many
-- proven: x
-- quiet: id
select p.id, s.x from parent p full join (select 1 as x) s on true;

-- name: FullJoinOfTwoRows :many
-- proven: x y
-- bounds: 0..1
select a.x, b.y from (select 1 as x) a full join (select 2 as y) b on true;

-- name: FullJoinAlongKey :many
-- proven: name
select t.title, p.name, p.nick from teams t full join people p on p.id = t.owner_id;

-- name: FullJoinOfNothing :many
-- proven: n
-- quiet: id
select e.id, s.n from empty_table e full join (select count(*) as n from people) s on true;

-- name: OnChoosesOfFilledSide :many
-- proven: id
-- bounds: 0..n
update tree k set note = 'x' from parent p full join child c on c.id = p.id and c.id = 1 where k.id = c.parent_id returning k.id;

-- name: OnOfRightJoin :many
-- proven: id
-- rows: max 1
-- quiet: label
select p.id, c.label from child c right join parent p on c.id = p.id where p.id = 1;

-- name: OnOfJoinThatFindsRow :many
-- proven: id label
-- rows: max 1
select p.id, c.label from parent p left join child c on c.id = p.id where p.id = 1 and c.label is not null;

-- name: LateralOfUnfilledFull :many
-- proven: amount
select l.y, count(*) as amount from (select 1 as x) a full join child c on a.x = c.id and c.id = 1 cross join lateral (select c.parent_id as y) l group by l.y;

-- name: LateralOfOneRow :many
-- proven: id
-- rows: max 1
-- quiet: v
select p.id, l.v from parent p left join child c on c.id = p.id cross join lateral (values (c.v)) l (v) where p.id = 1;

-- name: LateralOfFilledColumn :many
-- proven: amount
select l.y, count(*) as amount from parent p left join child c on c.id = 1 and p.id = 2 cross join lateral (select c.parent_id as y) l group by l.y;

-- name: ScalarOfFilledColumn :many
-- proven: id
update tree k set note = 'x' from parent p left join child c on c.id = 1 and p.id = 2 where k.id = (select coalesce(c.parent_id, 3)) returning k.id;

-- name: ScalarOfFilledColumnGrouped :many
-- proven: y amount
select (select coalesce(c.parent_id, 3)) as y, count(*) as amount from parent p left join child c on c.id = 1 and p.id = 2 group by (select coalesce(c.parent_id, 3));

-- name: GroupedByOuterFilled :many
-- proven: id n
-- rows: max 1
select p.id, s.n from parent p left join child q on q.id = p.id cross join lateral (select count(*) as n from child d group by q.id) s where p.id = 1;

-- name: CaseOfFullJoinBehindLeft :many
-- proven: a
select coalesce(p.id, c.id) as a, p.id from ((((parent p left join grand g on g.id = p.id) left join grand h on h.id = p.id) left join grand i on i.id = p.id) left join grand k on k.id = p.id) full join child c on c.id = p.id + 1;

-- name: CaseOfFullJoinBehindRight :many
-- proven: a
select coalesce(p.id, c.id) as a, p.id from (grand g right join (grand h right join (grand i right join (grand k right join parent p on k.id = p.id) on i.id = p.id) on h.id = p.id) on g.id = p.id) full join child c on c.id = p.id + 1;

-- name: OnExpressionOfKeptSide :many
-- proven: id
select c.id, c.v + 1 as next from child c left join parent p on p.id = c.id and c.v + 1 is not null;

-- name: OnExpressionOfInnerJoin :many
-- proven: id nick
select j.id, lower(p.nick) as nick from jobs j join people p on p.id = j.person_id and lower(p.nick) is not null;

-- name: OnAboutSettledJoin :many
-- proven: id title n
select j.id, t.title, s.n from jobs j left join teams t on t.id = j.team_id left join (select count(*) as n from people) s on t.title is not null where j.team_id > 0;

-- name: OnAboutJoinInside :many
-- proven: id
select j.id, t.title from jobs j left join (teams t left join people p on p.id = t.owner_id and p.nick = 'b') on t.id = j.team_id and p.name is not null where j.team_id is not null;

-- name: OnWithBranches :many
-- proven: id
-- quiet: n
select j.id, s.n from jobs j left join (select count(*) as n from people) s on case when s.n > 0 then s.n is not null else true end;

-- name: LateralOfFullJoin :many
-- proven: amount
select l.x, count(*) as amount from (select 1 as x) a full join (select 2 as y) b on a.x = b.y cross join lateral (select a.x) l group by l.x;

-- name: LateralOfTwoJoins :many
-- proven: id
-- rows: max 1
select p.id, l.w from (parent p left join child c on c.id = p.id) left join grand g on g.id = p.id cross join lateral (values (g.w)) l (w) where p.id = 1;

-- name: GroupedBySettledJoin :many
-- proven: y amount
-- rows: max 1
select b.y, count(*) as amount from parent p left join (select 2 as y) b on true group by b.y;

-- name: OnWithSureBranches :many
-- proven: id n
select j.id, s.n from jobs j left join (select count(*) as n from people) s on (case when s.n > 0 then s.n else 1 end) is not null;
