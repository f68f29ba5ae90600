-- Foreign keys that are followed in unusual ways, and functions and views that changed since they were used.

create table tens (id int primary key, t int not null, word text not null);
create unique index on tens (t tens_ops);
insert into tens values (1, 5, 'five');
create table ten_refs (id int primary key, t int not null references tens (t));
insert into ten_refs values (1, 3), (2, 5);

create table loops_there (id int primary key, back_id int not null);
create table loops_back (id int primary key, there_id int not null references loops_there);
insert into loops_there values (1, 1), (2, 2);
insert into loops_back values (1, 2), (2, 1);
alter table loops_there add foreign key (back_id) references loops_back;
create table reports (id int primary key, job_id int not null references jobs on delete cascade);
insert into reports values (1, 1), (2, 2);
create table lone (id int primary key, word text not null);
insert into lone values (1, 'only');
create table lone_refs (id int primary key, lone_id int not null references lone);
insert into lone_refs values (1, 1), (2, 1);
create table loose_lone (k text collate no_case primary key, word text not null);
insert into loose_lone values (E'\u00e1', 'only');
create table loose_refs (id int primary key, k text collate no_case not null references loose_lone);
insert into loose_refs values (1, E'\u00e1'), (2, E'a\u0301');
create table split_jobs (id int, person_id int not null references people) partition by range (id);
create table split_jobs_all partition of split_jobs default;
insert into split_jobs values (1, 1), (2, 2);
create table aging (id int primary key, k int);
insert into aging values (1, 99), (2, null);
create materialized view aging_known as select a.id, c.name from aging a left join customers c on c.id = a.k where a.k is not null;
create view aging_rounds as with recursive r (n, depth) as (select k, 1 from aging union all select n, depth + 1 from r where depth < 2) select n, depth from r;
create materialized view aging_rounds_copy as select n, depth from aging_rounds;
create function named_ticket() returns bigint language sql volatile as $$ select nextval('public.tickets') $$;
create materialized view ticket_copy as select named_ticket() as ticket;
update aging set k = 1;
alter table aging alter column k set not null;
alter table aging add foreign key (k) references customers;

create function ordered_rows() returns table (a int, b text) language sql stable begin atomic select id, note from parent order by name; end;
create function deep_count(n int) returns bigint language sql stable begin atomic select 0::bigint; end;
create or replace function deep_count(n int) returns bigint language sql stable begin atomic select case when n > 0 then deep_count(n - 1) else count(*) end from numbered; end;
