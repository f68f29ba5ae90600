-- Tiny tables with NULL wherever it is allowed. Rows stand beside the tables: some constraints come after them.

create type mood as enum ('sad', 'ok', 'happy');
create domain must as int not null;
create domain positive as int check (value > 0);
create type comp as (a int, b text);
create type onecol as (a int);

create table parent (
  id int primary key, name text not null, note text, n int, flag boolean, code text unique
);
insert into parent values
  (1, 'a', 'x', 10, true, 'c1'), (2, 'b', null, null, null, null), (3, 'c', '', 0, false, 'c3'),
  (4, 'd', 'only', null, null, null), (5, 'e', null, 7, null, null);

create table child (
  id int primary key, parent_id int references parent, v int, label text not null, req int not null
);
insert into child values (1, 1, 5, 'l1', 7), (2, 1, null, 'l2', 8), (3, null, 1, 'l3', 9), (4, 2, null, 'l4', 1);

create table grand (
  id int primary key, child_id int not null references child, w int, tag text not null
);
insert into grand values (1, 1, null, 't1'), (2, 3, 4, 't2'), (3, 3, null, 't3');

create table empty_table (id int primary key, x int not null, y int);

create table nums (
  id int primary key, i int, b bigint not null, f float8, num numeric, req numeric not null
);
insert into nums values
  (1, 1, 1, 1.5, 1.5, 1), (2, null, 0, 'NaN', 'NaN', 'NaN'), (3, -5, 9000000000, 'Infinity', 'Infinity', 'Infinity'), (4, 0, 2, null, null, 3);

create table times (
  id int primary key, ts timestamp not null, tz timestamptz not null, d date not null, iv interval not null, opt timestamp
);
insert into times values
  (1, 'infinity', 'infinity', 'infinity', 'infinity', null),
  (2, '-infinity', '-infinity', '-infinity', '-infinity', 'infinity'),
  (3, '2020-02-29 10:00', '2020-02-29 10:00+00', '2020-02-29', '1 day', '2020-02-29 10:00');

create table docs (id int primary key, j jsonb not null, js json not null, opt jsonb);
insert into docs values
  (1, 'null', 'null', null), (2, '{}', '{}', 'null'), (3, '{"a":null,"b":1}', '{"a":null,"b":1}', '{"a":1}'),
  (4, '[]', '[]', '[]'), (5, '[null,1,"x"]', '[null,1,"x"]', '"s"'), (6, '{"a":"t","b":{"c":2}}', '{"a":"t","b":{"c":2}}', '{}');

create table arrs (id int primary key, a int[] not null, t text[], m int[] not null, ts timestamp[] not null);
insert into arrs values
  (1, '{}', null, '{}', '{}'), (2, '{1,NULL}', '{a,NULL}', '{{1,2},{3,NULL}}', '{infinity}'), (3, '{1,2}', '{}', '{{1,2}}', '{2020-01-01}');

create table spans (id int primary key, r int4range not null, opt int4range, mr int4multirange not null);
insert into spans values (1, 'empty', null, '{}'), (2, '(,)', '[1,5)', '{(,)}'), (3, '[1,5)', 'empty', '{[1,5)}');

create table doms (id int primary key, m must, p positive);
insert into doms select 1, (select v::must from generate_series(1, 0) v), null;
insert into doms values (2, 5, 7);

create table comps (id int primary key, c comp, req comp not null, o onecol not null, os onecol[] not null);
insert into comps values
  (1, null, row(null, null), row(null), array[row(null)::onecol]), (2, row(1, 'x'), row(1, null), row(1), array[row(1)::onecol, null]);

create table moods (id int primary key, m mood not null, opt mood);
insert into moods values (1, 'sad', null), (2, 'happy', 'ok');

create table bools (id int primary key, b boolean, req boolean not null);
insert into bools values (1, true, true), (2, false, false), (3, null, true);

create table tree (id int primary key, parent_id int references tree, name text not null, note text);
insert into tree values (1, null, 'root', null), (2, 1, 'left', 'n'), (3, 1, 'right', null), (4, 2, 'leaf', 'm');

create table shape (id int primary key, p path not null, b box not null, pt point not null);
insert into shape values (1, '[(0,0),(1,1)]', '(1,1),(0,0)', '(0,0)'), (2, '((0,0),(1,0),(1,1))', '(9,9),(8,8)', '(NaN,0)');

create table only_int (a int);
insert into only_int values (1), (null);
