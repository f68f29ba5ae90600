-- Columns whose NULLs hang on other columns.

create table kinds (
  id int primary key, kind text not null check (kind in ('a', 'b')), opt text check (opt in ('a', 'b')),
  a_val int, b_val int, loose int,
  constraint a_val_there check ((kind = 'a') = (a_val is not null)),
  constraint b_val_there check (kind <> 'b' or b_val is not null),
  constraint loose_there check (opt <> 'a' or loose is not null)
);
insert into kinds values (1, 'a', null, 1, null, null), (2, 'b', 'a', null, 2, 1), (3, 'a', 'b', 5, 5, null);

create table spans_of (id int primary key, lo int, hi int, constraint one_end check (num_nonnulls(lo, hi) = 1));
insert into spans_of values (1, 1, null), (2, null, 2);

create table pairs_of (id int primary key, n int, m int, flag boolean);
insert into pairs_of values (1, null, null, null), (2, 1, null, true), (3, null, 2, false), (4, 0, 0, true), (5, -1, 1, null);

create function is_small(x int) returns boolean language sql immutable return x < 10;
create table by_function (id int primary key, n int not null, m int, constraint small check (not is_small(n) or m is not null));
insert into by_function values (1, 50, null);
create or replace function is_small(x int) returns boolean language sql immutable return x < 100;

create table unproven_kinds (id int primary key, kind text not null, val int);
insert into unproven_kinds values (1, 'a', null);
alter table unproven_kinds add constraint val_there check (kind <> 'a' or val is not null) not valid;

create table loose_words (id int primary key, word text collate no_case not null, val int);
insert into loose_words values (1, 'a', null), (2, 'A', 1);

create table amounts (id int primary key, amount numeric not null);
insert into amounts values (1, 1.0), (2, 1.00), (3, 2), (4, 'NaN');

create view kinds_view as select id as number, kind, a_val, b_val, opt, loose from kinds;
create view some_pairs as select id, n, m from pairs_of where n is not null or m is not null;
alter table kinds drop constraint b_val_there;
update kinds set b_val = null where id = 2;
create materialized view kinds_copy as select id, kind, b_val from kinds;
update kinds set b_val = 2 where id = 2;
alter table kinds add constraint b_val_there check (kind <> 'b' or b_val is not null);
create view pairs_and_kinds as select p.id, p.n, k.kind, k.a_val from pairs_of p left join kinds k on k.id = p.id;

create table titles (
  id int primary key, title text not null check (length(title) > 0), nick varchar(20) check (char_length(nick) between 1 and 20),
  slack text not null check (length(slack) >= 0), bare text not null check (octet_length(bare) = 0), padded char(3) not null check (length(padded) > 0 or id > 0)
);
insert into titles values (1, 'a', null, '', '', ''), (2, 'b', 'n', 'x', '', 'x');
