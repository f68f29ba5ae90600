-- Joins along a foreign key: what is found, and conditions that only look like a look-up.

-- name: KeyLookedUpOnTheWay :many
-- proven: id
select r.id, t.title from reports r left join (jobs k join teams t on t.id = k.team_id) on k.id = r.job_id;

-- name: KeysInCircle :many
-- proven: id
-- quiet: there
select j.id, t.id as there from jobs j left join (loops_there t join loops_back b on b.id = t.back_id and t.id = b.there_id) on true;

-- name: KeyOfViewBeforeKey :many
-- proven: id
select id, name from aging_known;

-- name: KeyOfPartitioned :many
-- proven: name person_id
select p.nick, p.name, j.person_id from split_jobs j left join people p on p.id = j.person_id;

-- name: KeyTurned :many
-- proven: id name
select j.id, p.name from jobs j left join people p on j.person_id = p.id;

-- name: KeyDistinct :many
-- proven: id
select r.id, l.word from lone_refs r left join lone l on l.id is distinct from r.lone_id;

-- name: KeyOfReferencingAlone :many
-- proven: id
select r.id, l.word from lone_refs r left join lone l on r.lone_id = r.id;

-- name: KeyByLooseCollation :many
-- proven: id word
select r.id, l.word from loose_refs r left join loose_lone l on l.k = r.k;

-- name: KeyByBytesOfLoose :many
-- proven: id
select r.id, l.word from loose_refs r left join loose_lone l on l.k = r.k collate "C";

-- name: KeyOfTens :many
-- proven: id
select r.id, t.word from ten_refs r left join tens t on t.t = r.t;

-- name: KeyOfTensByTens :many
-- proven: id word
select r.id, t.word from ten_refs r left join tens t on t.t =#= r.t;

-- name: KeyToPlainSubquery :many
-- proven: id name
select j.id, p.name from jobs j left join (select id, name from people) p on p.id = j.person_id;

-- name: KeyToOnlyPartitioned :many
-- proven: id
select r.id, s.name from split_ref r left join only split s on s.id = r.split_id;

-- name: MaterializedWithItself :many
-- proven: sure
-- provable: other
select a.sure, b.sure as other from aged_copy a left join aged_copy b on b.sure = a.sure;

-- name: KeyToSeries :many
-- proven: id
select j.id, p.name from jobs j left join (select id, name, generate_series(1, 0) as g from people) p on p.id = j.person_id;

-- name: KeyToProduct :many
-- proven: id
select j.id, p.name from jobs j left join (select p.id, p.name from people p, empty_table e) p on p.id = j.person_id;

-- name: KeyToOuterColumn :many
-- proven: id
select r.id, x.word from lone_refs r left join lateral (select r.id as id, l.word from lone l) x on x.id = r.lone_id;

-- name: ScalarKeyTurned :many
-- proven: id word
select r.id, (select l.word from lone l where r.lone_id = l.id) as word from lone_refs r;

-- name: ItselfByOtherColumn :many
-- proven: id
select a.id, b.id as other from lone_refs a left join lone_refs b on b.lone_id = a.id;

-- name: ItselfByOrder :many
-- proven: id
select a.id, b.id as other from lone_refs a left join lone_refs b on b.id < a.id;

-- name: ScalarKeyOfGroups :many
-- proven: person_id name
select j.person_id, (select p.name from people p where p.id = j.person_id) as name from jobs j group by j.person_id;

-- name: KeyOfNamedJoin :many
-- proven: name
-- quiet: nick
select p.name, p.nick from (jobs j join teams t on t.id = j.team_id) as x (a, b, c, d, e, f) left join people p on p.id = x.b;
