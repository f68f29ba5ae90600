-- name: KeyToPartition :many
-- proven: id name
select r.id, s.name, l.name as low from split_ref r left join split s on s.id = r.split_id left join split_low l on l.id = r.split_id;

-- name: KeyOfTwoRowsOfOneView :many
-- proven: a b
select c.a, c.b, k.name from crossed_pairs c left join two_keys k on k.a = c.a and k.b = c.b;

-- name: KeyOfTwoReferencesToOneCte :many
-- proven: a b
with c as (select * from two_refs) select v.a, w.b, k.name from c v cross join c w left join two_keys k on k.a = v.a and k.b = w.b;

-- name: KeyThroughViewOfReferencing :many
-- proven: a name
select v.a, k.name from two_view v left join two_keys k on k.a = v.a and k.b = v.b;

-- name: KeyNarrowedByWhere :many
-- proven: id title
select j.id, t.title from jobs j left join teams t on t.id = j.team_id where j.team_id is not null;

-- name: KeyNotNarrowed :many
-- proven: id
select j.id, t.title from jobs j left join teams t on t.id = j.team_id where j.team_id is not null or j.id = 1;

-- name: KeyChain :many
-- proven: id title name
select j.id, t.title, p.name from jobs j left join teams t on t.id = j.team_id left join people p on p.id = t.owner_id where j.team_id > 0;

-- name: KeyChainOpen :many
-- proven: id
select j.id, t.title, p.name from jobs j left join teams t on t.id = j.team_id left join people p on p.id = t.owner_id;

-- name: KeyInCaseBranch :many
-- proven: id a
select j.id, case when j.team_id is not null then t.title else '' end as a, case when j.id > 0 then t.title else '' end as b from jobs j left join teams t on t.id = j.team_id;

-- name: KeyScalar :many
-- proven: id name
select j.id, (select name from people p where p.id = j.person_id) as name, (select nick from people p where p.id = j.person_id) as nick, (select title from teams t where t.id = j.team_id) as title from jobs j;

-- name: KeyScalarNarrowed :many
-- proven: title
select (select title from teams t where t.id = j.team_id) as title from jobs j where j.team_id > 0;

-- name: KeyScalarJoined :many
-- proven: name
select (select p.name from teams t join people p on p.id = t.owner_id where t.id = j.team_id) as name from jobs j where j.team_id is not null;

-- name: KeyScalarJoinedNear :many
select (select p.name from teams t join people p on p.id = t.owner_id and p.nick = 'b' where t.id = j.team_id) as name from jobs j where j.team_id is not null;

-- name: KeyScalarOtherCondition :many
select (select title from teams t where t.id = j.team_id and t.id < 2) as title from jobs j where j.team_id is not null;

-- name: KeyScalarOwnNarrowing :many
select (select p.name from teams t join people p on p.id = t.owner_id where t.id = j.team_id and t.title is not null and p.nick is not null) as name from jobs j where j.team_id is not null;

-- name: KeyScalarLimitOffset :many
-- proven: id one
select j.id, (select name from people p where p.id = j.person_id limit 1) as one, (select name from people p where p.id = j.person_id limit 0) as none, (select name from people p where p.id = j.person_id offset 1) as later from jobs j;

-- name: KeyScalarLocked :many
-- proven: id
-- quiet: name
select j.id, (select name from people p where p.id = j.person_id for share) as name from jobs j;

-- name: KeyScalarInLockedView :many
-- proven: id name
select id, name from job_names;

-- name: KeyScalarInViewLockedAbove :many
-- proven: id
-- quiet: name
select id, name from locked_names;

-- name: KeyScalarInViewLockedHere :many
-- proven: id
-- quiet: name
select id, name from job_names for update;

-- name: KeyScalarReturning :many
-- proven: id
-- quiet: name
update jobs j set team_id = 1 returning j.id, (select name from people p where p.id = j.person_id) as name;

-- name: KeyLateral :many
-- proven: title name
select t.title, p.name from teams t left join lateral (select name from people where people.id = t.owner_id) p on true;

-- name: KeyLateralLimit :many
-- proven: title
select t.title, p.name from teams t left join lateral (select name from people where people.id = t.owner_id limit 0) p on true;

-- name: KeyToJoin :many
-- proven: id title name
select j.id, t.title, p.name from jobs j left join (teams t join people p on p.id = t.owner_id) on t.id = j.team_id where j.team_id is not null;

-- name: KeyToJoinNear :many
-- proven: id
select j.id, t.title, p.name from jobs j left join (teams t join people p on p.id = t.owner_id and p.nick is not null) on t.id = j.team_id where j.team_id is not null;

-- name: KeyFromCte :many
-- proven: id name
with some_jobs as (select id, person_id from jobs order by id limit 2) select s.id, p.name from some_jobs s left join people p on p.id = s.person_id;

-- name: KeyFromUnion :many
-- proven: person_id
with some_jobs as (select person_id from jobs union all select 99) select s.person_id, p.name from some_jobs s left join people p on p.id = s.person_id;

-- name: KeyToView :many
-- proven: id name
select j.id, p.name from jobs j left join people_view p on p.person = j.person_id;

-- name: KeyToViewWithLimit :many
-- proven: id
select j.id, p.name from jobs j left join first_person p on p.person = j.person_id;

-- name: KeyToDistinct :many
-- proven: id
select j.id, p.name from jobs j left join (select distinct on (nick is null) id, name from people order by nick is null, id) p on p.id = j.person_id;

-- name: KeyToComputed :many
-- proven: id
select j.id, p.name from jobs j left join (select id + 1 as id, name from people) p on p.id = j.person_id;

-- name: KeyUnderRowSecurity :many
-- proven: id
-- quiet: name other
select r.id, s.name, (select s.name from secret s where s.id = r.secret_id) as other from secret_ref r left join secret s on s.id = r.secret_id;

-- name: KeyOfHeirs :many
-- proven: id
select a.id, p.name, (select p.name from people p where p.id = a.id) as other from ancestors a left join people p on p.id = a.id;

-- name: KeyOfNoHeirs :many
-- proven: id
-- quiet: name
select a.id, p.name from only ancestors a left join people p on p.id = a.id;

-- name: KeyAfterRefresh :many
-- proven: k
select a.k, c.name from aged_copy a left join customers c on c.id = a.k where a.k is not null;

-- name: OneRowOfCte :many
-- proven: id n
with s as (select count(*) as n from people) select j.id, s.n from jobs j left join s on true;

-- name: OneRowOfCteWhere :many
-- proven: id
with s as (select 1 as n from people where id > 5) select j.id, s.n from jobs j left join s on true;

-- name: OneRowOnConstants :many
-- proven: id yes
select j.id, a.n as yes, b.n as no from jobs j left join (select count(*) as n from people) a on 1 = 1 left join (select count(*) as n from people) b on 1 = 2;

-- name: OneRowOnNotNull :many
-- proven: id yes
select j.id, a.n as yes, b.n as no from jobs j left join (select count(*) as n from people) a on j.id is not null left join (select count(*) as n from people) b on j.team_id is not null;

-- name: OneRowOnItself :many
-- proven: id
select j.id, s.n from jobs j left join (select max(id) as n from people where id > 9) s on s.n is not null;

-- name: OneRowOfTwo :many
-- proven: id n
with s as (select count(*) as n from people), w as (select 1 as k from people where false) select j.id, a.n, w.k from jobs j left join (s a cross join s b) on true left join (s c cross join w) on true;

-- name: OneRowOfFunction :many
-- proven: id
select j.id, g.n from jobs j left join generate_series(1, 0) g (n) on true;


-- name: JoinedWithItself :many
-- proven: id name other again
select p.id, q.name, (select r.name from people r where r.id = p.id) as other, (select r.name from people r where r.name = p.name and r.id = p.id) as again, (select r.name from people r where r.nick = p.nick) as by_nick from people p left join people q on q.id = p.id;

-- name: JoinedWithItselfElsewhere :many
-- proven: id
select p.id, q.name, r.name as swapped, (select t.name from people t where t.id = p.id + 1) as next, (select t.name from people t where t.id = p.id limit 0) as cut, (select t.name from people t where t.id = p.id and t.nick is not null) as more from people p left join people q on q.id = p.id and q.nick is not null left join people r on r.id = p.id and r.name = p.nick;

-- name: JoinedWithItselfThroughQueries :many
-- proven: id name
with some_people as (select id, name from people where nick is not null limit 2) select s.id, p.name, v.name as first from some_people s left join people p on p.id = s.id left join first_person v on v.person = s.id;

-- name: JoinedWithOtherRows :many
-- proven: a b
select x.a, y.b, p.name from (select u.id as a from people u) x cross join (select u.id as b, u.name as n from people u) y left join people p on p.id = x.a and p.name = y.n;

-- name: JoinedWithItsParent :many
-- quiet: found
-- proven: id
select h.id, a.id as found, only_a.id as own from ancestors h left join ancestors a on a.id = h.id left join only ancestors only_a on only_a.id = h.id;

-- name: JoinedWithSecrets :many
-- quiet: other
-- proven: id
select s.id, t.name as other from secret s left join secret t on t.id = s.id;

-- name: JoinedWithWritten :many
-- quiet: name
-- proven: id
with gone as (delete from jobs returning id) select j.id, g.id as name from jobs j left join jobs g on g.id = j.id where j.id in (select id from gone);

-- name: JoinedWithInserted :many
-- proven: id
with made as (insert into people values (77, 'new', null) returning id) select m.id, p.name from made m left join people p on p.id = m.id;
