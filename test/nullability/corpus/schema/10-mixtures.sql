-- Every mixture of NULLs and values, so that no wrong conclusion stays unseen.

create table mixtures (id int primary key, a int, b int, c int, flag boolean, word text, feel mood);
insert into mixtures
  select n, (array[null, 0, 1])[1 + n % 3], (array[null, 0, 1])[1 + n / 3 % 3], (array[null, 0, 1])[1 + n / 9 % 3],
    (array[null, true, false])[1 + n / 27 % 3], (array[null, 'p', 'q'])[1 + n / 81 % 3], (array[null, 'sad', 'ok', 'happy']::mood[])[1 + n % 4]
  from generate_series(0, 242) n;

create table wrapped (id int primary key, c comp, list comp[] not null, note text);
insert into wrapped values (1, row(1, 'x'), array[row(1, 'x')::comp], null), (2, null, '{}', 'n');

create function paired(x int) returns comp language sql immutable strict return row(x, 'b')::comp;

create function null_as_zero_compare(int, int) returns int language sql immutable return btint4cmp(coalesce($1, 0), coalesce($2, 0));
create operator #<# (leftarg = int, rightarg = int, function = int4lt);
create operator class null_as_zero_ops for type int using btree as operator 1 #<#, function 1 null_as_zero_compare(int, int);

create table passing (
  id int primary key, x int check (not (x = 5)), y int check (y > 5 or y < 5), flag boolean check (flag is true or flag is false)
);
insert into passing values (1, null, null, true), (2, 1, 1, false);

create type tiny as enum ('none', 'one');
create function tiny_int(x tiny) returns int language sql immutable strict return case x when 'one' then 1 end;
create cast (tiny as int) with function tiny_int(tiny) as implicit;
create table tinies (id int primary key, size tiny not null, sizes tiny[] not null check (array_position(sizes, null) is null));
insert into tinies values (1, 'one', '{one,none}'), (2, 'none', '{one}');

create view shifting as select id, n, m from pairs_of;
create materialized view shifting_copy as select id, coalesce(n, m) as some_n from shifting;
create or replace view shifting as select id, n, m from pairs_of where n is not null or m is not null;

create table late_ends (id int primary key, lo int, hi int);
insert into late_ends values (1, null, null);
create materialized view late_copy as select id, coalesce(lo, hi) as some_end from late_ends;
update late_ends set lo = 1;
alter table late_ends add check (num_nonnulls(lo, hi) = 1);

create table scheming (
  id int primary key, x int, y int, z int, word text not null,
  check (current_schema = 'pg_catalog' or x is not null),
  check (current_setting('search_path') = 'pg_catalog' or y is not null),
  check (word < 'm' or z is not null)
);
create function scheme() returns void language sql set search_path = pg_catalog as $$ insert into public.scheming values (1, null, null, 1, 'z') $$;
do $$ begin perform scheme(); end $$;

create table twins (k int not null, a int not null, b int not null, v int not null);
create unique index on twins (k) where a = b;
insert into twins values (1, 5, 6, 1), (1, 5, 7, 2), (1, 8, 8, 3);
