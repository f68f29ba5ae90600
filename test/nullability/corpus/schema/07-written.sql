-- Values that the table gives: defaults and generated columns; and tables of one row.

create table given (
  id int primary key, a int not null, b int, at timestamptz default now(), word text default 'w', nothing text default null,
  key uuid default gen_random_uuid(), sized int default nullif(1, 1), sum int generated always as (a + 1) stored,
  maybe int generated always as (b + 1) stored, safe int generated always as (coalesce(b, 0)) virtual,
  twice int generated always as (b * 2) virtual, slug text generated always as (lower('X' || a::text)) stored
);
insert into given (id, a, b, at, word) values (1, 1, null, null, null), (2, 2, 2, 'infinity', 'x');
create view given_view as select id, a, sum, maybe, safe from given;

create function plus_one(x int) returns int language sql immutable return x + 1;
create table own_generated (id int primary key, a int not null, g int generated always as (plus_one(a)) stored);
insert into own_generated values (1, 1);
create or replace function plus_one(x int) returns int language sql immutable return null::int;
insert into own_generated values (2, 2);
create or replace function plus_one(x int) returns int language sql immutable return coalesce(x, 0);

create table gen_parent (id int not null, a int not null, b int, g int generated always as (a) stored);
create table gen_child (id int not null, a int not null, b int, g int generated always as (b) stored) inherits (gen_parent);
insert into gen_parent values (1, 1, null);
insert into gen_child values (2, 2, null);

create table gen_trig (id int primary key, a int not null, x int, g int generated always as (x + a) stored);
create trigger spoil before insert or update on gen_trig for each row execute function spoil();

create table part_default (id int not null, a int default 1) partition by list (id);
create table part_default_1 partition of part_default for values in (1, 2);
alter table part_default_1 alter column a drop default;
create table word_domain (id int primary key, a int default 3, w text default upper('w'));
create table settings (single boolean primary key default true check (single), theme text not null, note text);
insert into settings values (true, 'dark', null);
create table one_id (id int primary key check (id = 1), v int);
insert into one_id values (1, null);
create table not_one_id (id int check (id = 1), v int, unique (id));
insert into not_one_id values (1, 1), (null, null);
create table loose_one (id text primary key check (id::bpchar = 'a'::bpchar), v int);
insert into loose_one values ('a', null), ('a ', 1);
create table one_of_two (id int check (id = 1), k int not null, v int, primary key (id, k));
insert into one_of_two values (1, 1, null), (1, 2, 1);
