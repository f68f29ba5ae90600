-- Tables whose CHECK leaves one key, or seems to.

create table nullable_one (id int unique check (id = 1), w int not null, v int);
insert into nullable_one values (1, 1, null), (null, 2, 1);
create table partial_one (id int not null check (id = 1), active boolean not null, v int);
create unique index on partial_one (id) where active;
insert into partial_one values (1, true, null), (1, false, 1);
create table off_one (is_on boolean primary key check (not is_on), v int);
insert into off_one values (false, null);
create table on_or_other (flag boolean primary key, other boolean not null, v int, check (flag or other));
insert into on_or_other values (true, false, null), (false, true, 1);
create table two_ids (id int primary key check (id = any ('{1,2}'::int[])), v int);
insert into two_ids values (1, null), (2, 1);
create table null_one (id int primary key check (id = null::int), v int);
insert into null_one values (1, null), (2, 1);
create table same_ids (id int primary key, k int not null unique, v int, check (id = k));
insert into same_ids values (1, 1, null), (2, 2, 1);
create table turned_one (id int primary key check (1 = id), v int);
insert into turned_one values (1, null);
create table loose_check_one (k text collate no_case not null check (k = E'\u00e1'), v int);
create unique index on loose_check_one (k collate "C");
insert into loose_check_one values (E'\u00e1', null), (E'a\u0301', 1);
create table loose_index_one (k text not null check (k = 'a'), v int);
create unique index on loose_index_one (k collate no_case);
insert into loose_index_one values ('a', null);
