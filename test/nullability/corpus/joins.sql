-- name: LeftJoinUnmatched :many
-- proven: id
select p.id, c.label, c.v from parent p left join child c on c.parent_id = p.id;

-- name: RightJoinUnmatched :many
-- proven: id name
select p.id, p.name, c.label from child c right join parent p on c.parent_id = p.id;

-- name: FullJoinBoth :many
select p.id as pid, c.id as cid from parent p full join child c on c.parent_id = p.id;

-- name: FullUsingKeys :many
-- proven: id
select id, p.name, c.label from parent p full join (select id + 2 as id, label from child) c using (id);

-- name: FullUsingNullable :many
select n as merged, a.one, b.two from (select n, 1 as one from parent) a full join (select v as n, 2 as two from child) b using (n);

-- name: FullUsingOneNullable :many
select n as merged from (select id as n from parent) a full join (select v as n from child) b using (n);

-- name: FullNaturalNullable :many
select n from (select n from parent) a natural full join (select v as n from child) b;

-- name: FullCoalesceOfBothSides :many
-- proven: some_id some_name
select coalesce(p.id, c.id) as some_id, coalesce(p.name, c.label) as some_name, coalesce(p.note, c.label) as weak
from parent p full join child c on c.parent_id = p.id and p.id > 1;

-- name: FullCoalesceNullable :many
select coalesce(p.n, c.v) as some_n from parent p full join child c on c.v = p.n;

-- name: FullUsingBelowLeft :many
-- proven: id
select e.x, id from empty_table e right join (parent full join (select id from child) c using (id)) using (id);

-- name: LeftOfFull :many
-- proven: id
select t.id, f.k from tree t left join (parent p full join (select id as k from child) c on p.id = c.k) f on f.k = t.id + 3;

-- name: LeftUsing :many
-- proven: id name
select id, p.name, e.x from parent p left join empty_table e using (id);

-- name: RightUsing :many
-- proven: id name
select id, p.name from empty_table e right join parent p using (id);

-- name: RightUsingOther :many
-- proven: id
select id, e.x from empty_table e right join parent p using (id);

-- name: InnerInsideLeft :many
-- proven: id
select p.id, c.label, g.tag from parent p left join (child c join grand g on g.child_id = c.id) on c.parent_id = p.id;

-- name: LeftInsideInner :many
-- proven: id label
select p.id, c.label, g.tag from parent p join (child c left join grand g on g.child_id = c.id) on c.parent_id = p.id;

-- name: LeftThenInnerOnNullable :many
-- proven: id label tag
select p.id, c.label, g.tag from parent p left join child c on c.parent_id = p.id join grand g on g.child_id = c.id;

-- name: LeftThenLeftChain :many
-- proven: id
select p.id, c.label, g.tag from parent p left join child c on c.parent_id = p.id left join grand g on g.child_id = c.id;

-- name: OnFactOfPreservedSide :many
-- proven: id
select p.id, p.note, c.label from parent p left join child c on c.parent_id = p.id and p.note is not null;

-- name: OnFactOfNullableSide :many
-- proven: id
select p.id, c.v from parent p left join child c on c.parent_id = p.id and c.v is not null;

-- name: OnFactThenWhere :many
-- proven: id v label
select p.id, c.v, c.label from parent p left join child c on c.parent_id = p.id and c.v is not null where c.id > 0;

-- name: WhereReducesLeft :many
-- proven: id label
select p.id, c.label, c.v from parent p left join child c on c.parent_id = p.id where c.req > 0;

-- name: WhereReducesDeepLeft :many
-- proven: id label tag
select p.id, c.label, g.tag, g.w from parent p left join child c on c.parent_id = p.id left join grand g on g.child_id = c.id where g.tag <> '';

-- name: WhereOnOuterPartOnly :many
-- proven: id label
select p.id, c.label, g.tag from parent p left join (child c left join grand g on g.child_id = c.id) on c.parent_id = p.id where c.id > 0;

-- name: WhereReducesFullToLeft :many
-- proven: pid
select p.id as pid, c.id as cid from parent p full join child c on c.parent_id = p.id where p.id > 0;

-- name: WhereReducesFullToInner :many
-- proven: pid cid
select p.id as pid, c.id as cid, p.note from parent p full join child c on c.parent_id = p.id where p.id > 0 and c.id > 0;

-- name: WhereOrKeepsFull :many
select p.id as pid, c.id as cid from parent p full join child c on c.parent_id = p.id where p.id > 0 or c.id > 0;

-- name: WhereIsNullKeepsLeft :many
-- proven: id
select p.id, c.label from parent p left join child c on c.parent_id = p.id where c.id is null;

-- name: CrossJoin :many
-- proven: id label
select p.id, p.note, c.label, c.v from parent p cross join child c;

-- name: JoinAlias :many
-- proven: name
select j.name, j.label, j.v from (parent p left join child c on c.parent_id = p.id) as j (pid, name, note, n, flag, code, cid, parent_id, v, label, req);

-- name: JoinAliasReduced :many
-- proven: name label
select j.name, j.label, j.v from (parent p left join child c on c.parent_id = p.id) as j (pid, name, note, n, flag, code, cid, parent_id, v, label, req) where j.req > 0;

-- name: JoinAliasNested :many
-- proven: id
select p.id, j.label, j.tag from parent p left join (child c left join grand g on g.child_id = c.id) as j (cid, parent_id, v, label, req, gid, child_id, w, tag) on j.parent_id = p.id;

-- name: JoinAliasNestedReducedOuterOnly :many
-- proven: id label
select p.id, j.label, j.tag from parent p left join (child c left join grand g on g.child_id = c.id) as j (cid, parent_id, v, label, req, gid, child_id, w, tag) on j.parent_id = p.id where j.label <> '';

-- name: JoinUsingAlias :many
-- proven: id name
select u.id, p.name from parent p left join empty_table e using (id) as u;

-- name: FullUsingAlias :many
-- proven: id
select u.id, p.name from parent p full join (select id + 2 as id from child) e using (id) as u;

-- name: WholeRowOfNullableSide :many
-- proven: id
select p.id, c as whole from parent p left join child c on c.parent_id = p.id;

-- name: WholeRowIsNotNull :many
-- proven: id label v
select p.id, c.label, c.v from parent p left join child c on c.parent_id = p.id where c is not null;

-- name: WholeRowNotIsNull :many
-- proven: id label
select p.id, c.label, c.v from parent p left join child c on c.parent_id = p.id where not (c is null);

-- name: WholeRowOfSubquery :many
-- proven: n whole
select s.n, s as whole from (select n, note from parent) s where s is not null;

-- name: WholeRowNotNullOfSubqueryNear :many
select s.n, s.note from (select n, note from parent) s where not (s is null);

-- name: SystemColumns :many
-- proven: there xmin
select p.ctid is not null as there, c.tableoid, p.xmin from parent p left join child c on c.parent_id = p.id;

-- name: LeftJoinOnTrueAggregate :many
-- proven: id amount
select p.id, s.amount, s.best from parent p left join (select count(*) as amount, max(y) as best from empty_table) s on true;

-- name: LeftJoinOnTrueEmpty :many
-- proven: id
select p.id, e.x from parent p left join empty_table e on true;

-- name: LeftJoinOnTrueGrouped :many
-- proven: id
select p.id, s.amount from parent p left join (select count(*) as amount from empty_table group by x) s on true;

-- name: LeftJoinOnTrueHaving :many
-- proven: id
select p.id, s.amount from parent p left join (select count(*) as amount from empty_table having count(*) > 0) s on true;

-- name: LeftJoinOnTrueLimitZero :many
-- proven: id
select p.id, s.amount from parent p left join (select count(*) as amount from parent limit 0) s on true;

-- name: LeftJoinOnTrueOffset :many
-- proven: id
select p.id, s.amount from parent p left join (select count(*) as amount from parent offset 1) s on true;

-- name: LeftJoinOnFalse :many
-- proven: id
select p.id, s.amount from parent p left join (select count(*) as amount from parent) s on false;

-- name: LeftJoinOnNull :many
-- proven: id
select p.id, s.amount from parent p left join (select count(*) as amount from parent) s on null::boolean;

-- name: SelfJoin :many
-- proven: name
select t.name, u.name as above, u.note from tree t left join tree u on u.id = t.parent_id;

-- name: SelfJoinInner :many
-- proven: name parent_id above
select t.name, t.parent_id, u.name as above from tree t join tree u on u.id = t.parent_id;

-- name: InnerJoinFactOnNullable :many
select p.code, c.v from parent p join child c on c.v = p.n or c.parent_id = p.id;

-- name: InnerJoinFactBoth :many
-- proven: n other
select a.n, b.n as other from parent a join parent b on a.n = b.n;

-- name: TwoLeftOneReduced :many
-- proven: id label
select p.id, c.label, e.x from parent p left join child c on c.parent_id = p.id left join empty_table e on e.id = p.id where c.label is not null;

-- name: LeftOnReducesInner :many
-- proven: id label tag
select p.id, c.label, g.tag, g.w from parent p left join (child c left join grand g on g.child_id = c.id) on c.parent_id = p.id and g.tag <> '' where c.id is not null;

-- name: LeftOnReducesInnerUnmatched :many
-- proven: id
select p.id, c.label, g.tag from parent p left join (child c left join grand g on g.child_id = c.id) on c.parent_id = p.id and g.tag <> '';

-- name: FullOnFactsAreOfMatchesOnly :many
select a.n, b.v from parent a full join child b on a.n = b.v;

-- name: FullUsingThree :many
-- proven: id
select id, e.x from parent full join (select id + 2 as id from child) c using (id) full join (select y as x, x as id from empty_table) e using (id);

-- name: FullUsingThreeNullable :many
select n from (select n from parent) a full join (select v as n from child) b using (n) full join (select i as n from nums) c using (n);

-- name: CommaJoin :many
-- proven: note label
select p.note, c.label from parent p, child c where c.parent_id = p.id and p.note = 'x';

-- name: RightJoinChain :many
-- proven: name
select p.name, c.label, g.tag from grand g right join child c on g.child_id = c.id right join parent p on c.parent_id = p.id;

-- name: SemiAntiLook :many
-- proven: id
select p.id, p.note from parent p where not exists (select from child c where c.parent_id = p.id and p.note is not null);

-- name: WholeRowNotIsNotNull :many
-- proven: id
select p.id, c.label from parent p left join child c on c.parent_id = p.id where not (c is not null);
