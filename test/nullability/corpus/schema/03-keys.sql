-- Unique indexes that do not bound the number of rows, beside some that do.

create table nullable_key (a int, b int, name text not null, unique (a, b));
insert into nullable_key values (1, null, 'p'), (1, null, 'q'), (1, 1, 'r'), (null, null, 's');

create table partial_key (k int not null, active boolean not null, v int);
create unique index on partial_key (k) where active;
insert into partial_key values (1, true, null), (1, false, 1), (1, false, 2);

create table lower_key (name text not null, v int);
create unique index on lower_key (lower(name));
insert into lower_key values ('Ann', null), ('bob', 1);

create table one_null (k int unique nulls not distinct, v int);
insert into one_null values (null, 1), (1, null);

create table late_key (k int unique deferrable initially deferred, v int);
insert into late_key values (1, 1), (2, null);

create table kin (id int primary key, v int);
create table kin_child () inherits (kin);
insert into kin values (1, 1);
insert into kin_child values (1, null);

create table numeric_key (k numeric primary key, v int);
insert into numeric_key values (1.1, 1), (1.10000000000000000001, null);

create collation no_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
create table text_key (k text primary key, v int);
insert into text_key values ('a', 1), ('A', null);

create table including_key (a int not null, b int not null, v int);
create unique index on including_key (a) include (b);
insert into including_key values (1, 5, null), (2, 5, 1);

create table excluded_key (id int primary key, span int4range not null, exclude using gist (span with &&));
insert into excluded_key values (1, '[1,3)'), (2, '[3,5)');
