-- Columns and functions that parameters meet.

create schema depot;
create type depot.size as enum ('s', 'l');
create type depot."Odd Pair" as (x int, y text);
create domain piece_count as int not null;
create domain word_list as text[];
create type span_of_text as range (subtype = text);

create table parcels (
  id int primary key, weight int not null, label text, short varchar(5), tags text[], counts bigint[],
  pieces piece_count default 1, flag boolean, half float8, codes varchar(3)[], pair depot."Odd Pair", note text
);
insert into parcels (id, weight, label) values (1, 5, 'a'), (2, 6, null);

create function priced(grams int, zone text default 'a') returns int language sql as 'select grams';
create function unnamed(int) returns int language sql as 'select $1';
create function half_named(int, b text) returns int language sql as 'select $1';
create function out_first(out half int, whole int) language sql as 'select whole / 2';

create function joined(sep text, variadic parts text[]) returns text language sql as 'select array_to_string(parts, sep)';
create function first_of(list int[]) returns int language sql as 'select list[1]';

create procedure do_nothing() language sql as '';

create table cargo (
  id int, other int, name text, tags text[], pair depot."Odd Pair", pairs depot."Odd Pair"[], size depot.size, sizes depot.size[],
  span int4range, spans int4multirange, texts span_of_text, pieces positive, list word_list, one "char", bits bit(3), varbits varbit, bx box, pt point,
  padded char(5), chars char(2)[], ones "char"[], bytes bytea, at timestamptz, method pg_am
);
