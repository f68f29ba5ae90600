-- name: Ranks :many
-- proven: a b c d e f
select row_number() over w as a, rank() over w as b, dense_rank() over w as c, percent_rank() over w as d, cume_dist() over w as e, ntile(2) over w as f from parent p window w as (partition by p.flag order by p.n);

-- name: NtileOfNull :many
select ntile(p.n) over (order by p.n nulls first) as part from parent p where p.n is null;

-- name: LagLead :many
-- proven: c
-- provable: f
select lag(p.id) over w as a, lead(p.id) over w as b, lag(p.id, 1, 0) over w as c, lag(p.id, 1, p.n) over (order by abs(p.id - 2)) as d, lag(p.n, 1, 0) over w as e, lag(p.id, 0) over w as f from parent p window w as (order by p.id);

-- name: LagNullOffset :many
select lag(p.id, p.n, 0) over (order by p.id) as a from parent p;

-- name: FirstLastDefaultFrame :many
-- proven: a b
select first_value(p.id) over w as a, last_value(p.id) over w as b, nth_value(p.id, 2) over w as c, last_value(p.n) over w as d from parent p window w as (order by p.id desc, p.n), u as (order by p.n);

-- name: FirstValueOfNullable :many
select first_value(p.n) over (order by p.n nulls first) as a, last_value(p.note) over (partition by p.id) as b from parent p;

-- name: FrameBefore :many
-- proven: c
select sum(p.id) over w as a, first_value(p.id) over w as b, count(*) over w as c, array_agg(p.id) over w as d from parent p window w as (order by p.id rows between 2 preceding and 1 preceding);

-- name: FrameAfter :many
select sum(p.id) over w as a, last_value(p.id) over w as b, max(p.name) over w as c from parent p window w as (order by p.id rows between 1 following and 2 following);

-- name: FrameUnboundedAfter :many
select sum(p.id) over (order by p.id rows between 1 following and unbounded following) as a, sum(p.id) over (order by p.id rows between unbounded preceding and 1 preceding) as b from parent p;

-- name: FrameAround :many
-- proven: a b c d
select sum(p.id) over (order by p.id rows between 1 preceding and 1 following) as a, max(p.name) over (order by p.id groups between 1 preceding and current row) as b, min(p.id) over (order by p.n range between 1 preceding and 1 following) as c, avg(p.id) over (rows between current row and unbounded following) as d from parent p;

-- name: FrameZeroOffsets :many
-- proven: a
-- provable: b
select sum(p.id) over (order by p.id rows between 0 preceding and 0 following) as a, sum(p.id) over (order by p.id rows between 0 following and 1 following) as b from parent p;

-- name: FrameExclude :many
-- proven: c d
select sum(p.id) over (order by p.id rows between current row and current row exclude current row) as a, sum(p.id) over (order by p.id rows between current row and current row exclude group) as b, sum(p.id) over (order by p.id rows between current row and current row exclude ties) as c, count(*) over (order by p.id rows between current row and current row exclude current row) as d from parent p;

-- name: WindowFilter :many
-- proven: b
select sum(p.id) filter (where p.id > 100) over () as a, count(*) filter (where p.id > 100) over () as b, array_agg(p.id) filter (where p.id > 100) over () as c from parent p;

-- name: WindowAggregates :many
-- proven: a c d e
select sum(p.id) over () as a, sum(p.n) over (partition by p.id) as b, max(p.name) over (partition by p.flag) as c, array_agg(p.n) over (partition by p.id) as d, json_agg(p.n) over () as e, stddev(p.id) over (partition by p.id) as f from parent p;

-- name: WindowAfterGroup :many
-- proven: a c d
select p.flag, sum(count(*)) over () as a, max(max(p.n)) over (partition by p.flag is null, max(p.id)) as b, rank() over (order by count(*)) as c, sum(max(p.id)) over () as d, max(min(p.note)) over (partition by p.id) as e from parent p group by p.id;

-- name: WindowUnderCase :many
select case when p.n is not null then first_value(p.n) over (order by p.id desc rows between unbounded preceding and unbounded following) end as a, case when p.n is not null then lag(p.n, 1, 0) over (order by p.id) else 0 end as b from parent p;

-- name: WindowUnderWhere :many
-- proven: a b
select lag(p.n, 1, 0) over (order by p.id) as a, first_value(p.n) over () as b, lag(p.note, 1, '') over (order by p.id desc) as c from parent p where p.n is not null;

-- name: WindowOverLeftJoin :many
-- proven: c
select first_value(c.label) over (order by p.id desc) as a, max(c.req) over (partition by p.id) as b, count(c.id) over () as c from parent p left join child c on c.parent_id = p.id;

-- name: WindowOverReducedJoin :many
-- proven: a b
select first_value(c.label) over (order by p.id desc) as a, max(c.req) over (partition by p.id) as b from parent p left join child c on c.parent_id = p.id where c.id > 0;

-- name: WindowFactOutside :many
-- proven: n
select s.a, s.n from (select n, last_value(n) over (order by abs(id - 2) desc rows between unbounded preceding and unbounded following) as a, nth_value(n, 2) over () as b from parent) s where s.b is null and s.n is not null;

-- name: WindowExpressionUnderCase :many
-- proven: a
select case when lag(p.n) over (order by p.id) is not null then lag(p.n) over (order by p.id) else -1 end as a, case when lag(p.n) over (order by p.id) is null then lag(p.id) over (order by p.id) else -1 end as b from parent p;

-- name: WindowNamedFrames :many
-- proven: b
select sum(p.id) over (w rows between 1 following and 1 following) as a, sum(p.id) over (w) as b from parent p window w as (order by p.id);

-- name: WindowRangeWithNullOrder :many
-- proven: b
select sum(p.id) over (order by p.n range between 5 following and 6 following) as a, sum(p.id) over (order by p.n range between current row and current row) as b from parent p;

-- name: WindowRangeInfinity :many
-- proven: a b
select count(*) over (order by n.f range between 1 preceding and 1 following) as a, sum(n.id) over (order by n.f range between 1 preceding and 1 following) as b, sum(n.id) over (order by n.f range between 1 following and 2 following) as c from nums n;

-- name: WindowRangeInfiniteTimes :many
-- proven: a b
select sum(t.id) over (order by t.ts range between '1 day' preceding and '1 day' following) as a, first_value(t.ts) over (order by t.d range between '1 day' preceding and '0 days' following) as b from times t;

-- name: WindowOfAggregateOverNothing :many
-- proven: b c
-- rows: exactly 1
select sum(max(x)) over () as a, count(*) over () as b, first_value(count(*)) over () as c from empty_table;

-- name: WindowUserAggregate :many
-- quiet: a
select last_of(p.id) over (order by p.id) as a from parent p;
