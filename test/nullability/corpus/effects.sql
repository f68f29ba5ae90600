-- Which statements only read.

-- name: ReadsTable :many
-- proven: id
-- reads: yes
select id from parent;

-- name: ReadsRandom :one
-- proven: r c u
-- reads: yes
select random() as r, clock_timestamp() as c, gen_random_uuid() as u;

-- name: ReadsStableBody :one
-- proven: a b
-- reads: yes
select stable_count() as a, nested_count() as b;

-- name: ReadsThroughView :many
-- proven: amount
-- reads: yes
select amount from count_view;

-- name: ReadsOperatorOfUsers :many
-- proven: differs
-- reads: yes
select (id !=!= 1) as differs from parent;

-- name: ReadsWindow :many
-- proven: n
-- reads: yes
select row_number() over (order by id) as n from parent;

-- name: WritesNextValue :one
-- proven: n
-- reads: no
select nextval('tickets') as n;

-- name: WritesThroughFunction :one
-- proven: n
-- reads: no
select plain_ticket() as n;

-- name: WritesThroughStableBody :one
-- proven: n
-- reads: no
select careless_ticket() as n;

-- name: WritesThroughView :many
-- proven: ticket
-- reads: no
select ticket from ticket_view;

-- name: WritesThroughViewOverView :many
-- proven: ticket
-- reads: no
select ticket from over_ticket_view;

-- name: WritesInWhere :many
-- proven: id
-- reads: no
select id from parent where plain_ticket() > 0;

-- name: WritesInSubquery :many
-- proven: id
-- reads: no
select id from parent where exists (select from ticket_view);

-- name: LocksRows :many
-- proven: id
-- reads: no
select id from parent for update;

-- name: LocksRowsBelow :many
-- proven: id
-- reads: no
select q.id from (select id from parent for key share) q;

-- name: WritesInCte :many
-- proven: id
-- reads: no
with w as (insert into only_int values (1) returning a) select id from parent;

-- name: WritesRows :many
-- proven: id
-- reads: no
delete from empty_table returning id;

-- name: WritesByUpdate :many
-- proven: id
-- reads: no
update moods set opt = null returning id;

-- name: WritesByMerge :many
-- proven: id
-- reads: no
merge into moods m using parent p on p.id = m.id when matched then update set opt = null returning m.id;

-- name: RecursiveFunctionReads :many
-- reads: yes
-- quiet: amount
select deep_count(2) as amount;

-- name: CopyOfTickets :many
-- reads: yes
-- provable: ticket
select ticket from ticket_copy;
