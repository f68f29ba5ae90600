-- Foreign keys that can be followed, and some that cannot.

create table people (id int primary key, name text not null, nick text);
insert into people values (1, 'ann', null), (2, 'bob', 'b'), (3, 'cid', 'c');
create table teams (id int primary key, title text not null, owner_id int not null references people);
insert into teams values (1, 't1', 1), (2, 't2', 2);
create table jobs (id int primary key, person_id int not null references people, team_id int references teams);
insert into jobs values (1, 1, null), (2, 2, 1), (3, 3, 2);
create view people_view as select id as person, name from people;
create view first_person as select id as person, name from people order by id limit 1;
create view job_names as select j.id, (select p.name from people p where p.id = j.person_id) as name from jobs j;
create view locked_names as select * from job_names for update;

create table split (id int primary key, name text not null) partition by range (id);
create table split_low partition of split for values from (0) to (10);
create table split_rest partition of split default;
insert into split values (1, 'low'), (11, 'high');
create table split_ref (id int primary key, split_id int not null references split);
insert into split_ref values (1, 1), (2, 11);

create table secret (id int primary key, name text not null);
alter table secret enable row level security;
insert into secret values (1, 's');
create table secret_ref (id int primary key, secret_id int not null references secret);
insert into secret_ref values (1, 1);

create table two_keys (a int, b int, name text not null, primary key (a, b));
insert into two_keys values (1, 1, 'x'), (2, 2, 'y');
create table two_refs (id int primary key, a int not null, b int not null, foreign key (a, b) references two_keys);
insert into two_refs values (1, 1, 1), (2, 2, 2);
create view two_view as select * from two_refs;
create view crossed_pairs as select x.a, y.b from two_view x, two_view y;

create table ancestors (id int not null references people);
create table heirs () inherits (ancestors);
insert into ancestors values (1);
insert into heirs values (99);
