-- Functions, operators, casts and aggregates of users; what is older than the rule that its table keeps now.

create domain hstore as text;
create function each(hstore) returns table (key text, value text) language plpgsql as $$ begin return query execute 'select null::text, null::text'; end $$;
create function skeys(hstore) returns setof text language plpgsql strict as $$ begin return next null; end $$;

create domain late_row as onecol;
create function lit_row() returns onecol language plpgsql as $$ begin return '()'::onecol; end $$;
create function lit_late_row() returns late_row language plpgsql as $$ begin return '()'::late_row; end $$;
create function lit_either(x int) returns mood language plpgsql as $$ begin if x > 1 then return 'sad'::mood; else return 'ok'; end if; end $$;
create function lit_cast() returns varchar language plpgsql as $$ begin return 'x'::text; end $$;
create function no_value() returns void language plpgsql as $$ begin end $$;

create function first_of(x int, y int) returns int language sql immutable return x + 0;
create function sure_row() returns comp language sql immutable return row(null::int, 'x'::text);
create function sure_comp() returns comp language sql immutable return row(null, 'x')::comp;
create function small_list() returns int2[] language sql immutable return array(select 1::int2);
create function short_word() returns "char" language sql immutable return 'word'::text;
create function pair(x int, out a int, out b text) language sql immutable begin atomic select coalesce(x, 0), 'y'; end;
create function strict_pair(x int, out a int, out b text) language sql immutable strict begin atomic select x, 'y'; end;
create function strict_pairs(x int) returns table (a int, b text) language sql immutable strict begin atomic select x, 'y'; end;
create function countdown(n int) returns int language sql immutable as 'select case when n > 0 then countdown(n - 1) else 0 end';
create function unrolled(n int) returns int[] language sql immutable as 'select case when n > 0 then unrolled(n - 1) else array[n] end';
create function some_of(x int) returns int language sql immutable begin atomic select generate_series(1, x); end;
create function add_only(x int) returns int language sql volatile begin atomic insert into only_int values (x) returning a; end;
create function take_only(x int) returns int language sql volatile begin atomic delete from only_int where a = x returning a; end;
create function time_of_day(x timestamp) returns time language sql immutable return x::time;
create function date_time(x date) returns timestamp language sql immutable return x;
create function clock_list(x timestamp) returns time[] language sql immutable return array[x];
create function stamp_list(x timestamp) returns timestamp[] language sql immutable return array[x];
create function told_text(x text) returns json language sql immutable return json_build_object('kind', x);
create function told_row(x int) returns jsonb language sql immutable return json_build_object('x', x);

create type shade as enum ('dark', 'light');
create type boxed as (v int);
create function unboxed(boxed) returns int language sql immutable return ($1).v;
create cast (boxed as int) with function unboxed as implicit;
create function from_box() returns int language sql immutable return row(null)::boxed;
create function from_boxes() returns int[] language sql immutable return array[row(null)::boxed];
create type loose_box as (v int);
create function value_or_zero(loose_box) returns int language sql immutable return coalesce(($1).v, 0);
create cast (loose_box as int) with function value_or_zero as implicit;
create table loose_boxes (id int primary key, b loose_box, cs comp[] not null, s shade);
insert into loose_boxes values (1, null, array[row(1, null)::comp], null), (2, row(1), '{}', 'dark');
create function address_of(onecol[]) returns macaddr language sql immutable return ('08:00:2b:01:02:0' || (row(9)::onecol = any ($1))::int::text)::macaddr;
create cast (onecol[] as macaddr) with function address_of as implicit;
create procedure give_null(inout a int) language plpgsql as $$ begin a := null; end $$;
create function a_box() returns boxed language sql immutable return row(1);
create function box_text() returns text language sql immutable return row(1)::boxed;
create function null_or_text(x int) returns text language plpgsql as $$ begin if x > 1 then return null; end if; return 'x'; end $$;
create type boxed_time as (t time);
create function box_time() returns boxed_time language sql immutable return row(timestamp 'infinity');
create type outer_row as (inside comp);

create function never_sure(int, int) returns boolean language sql immutable return null::boolean;
create operator ==? (leftarg = int, rightarg = int, function = never_sure);
create operator <~~> (leftarg = int, rightarg = int, function = generate_series);
create function is_any_shade(shade, int) returns boolean language sql immutable return true;
create operator = (leftarg = shade, rightarg = int, function = is_any_shade);
create function lost_int(int, int) returns int language sql immutable return null::int;
create aggregate every(int) (sfunc = lost_int, stype = int);

create table points (id int primary key, p point, j jsonb);
insert into points values (1, null, null);
create function any_time(timestamp) returns boolean language sql immutable return true;
create table words (
  id int primary key,
  tags text[] check (array_position(tags, 'x') is null),
  found text[] check (case array_position(found, null) when 1 then false else true end),
  lower text[] check (array_lower(lower, null) is null),
  at timestamp not null check (any_time(at))
);
insert into words values (1, '{NULL}', '{a,NULL}', '{NULL}', 'infinity');

create table aged_rules (id int primary key, list int[] not null, x int, y int, g int generated always as (x + 1) stored);
insert into aged_rules values (1, '{1,NULL}', null, null), (2, '{1}', 1, 1);
create view inside_view as select id, array[id] as ids, jsonb_build_object('id', id, 'note', note) as told from parent;
create materialized view aged_rules_copy as select id, list, g, y from aged_rules;
create view aged_rules_view as select id, x, array[x] as xs from aged_rules;
create materialized view aged_rules_over as select id, x, xs from aged_rules_view;
create view replaced_view as select id, x as v, array[x] as vs from aged_rules;
create materialized view replaced_copy as select id, v, vs from replaced_view;
create or replace view replaced_view as select id, id as v, array[id] as vs from aged_rules;
create function replaced_list() returns int[] language sql immutable return array[null::int];
create function replaced_pair(out a int, out b int) language sql immutable begin atomic select null::int, 1; end;
create materialized view replaced_calls as select replaced_list() as list, p.a, p.b from replaced_pair() p;
create or replace function replaced_list() returns int[] language sql immutable return array[1];
create or replace function replaced_pair(out a int, out b int) language sql immutable begin atomic select 1, 1; end;
create table swapped (a int, b int not null);
insert into swapped values (null, 1);
create function swapped_text() returns setof int language sql stable as 'select a from public.swapped';
create function swapped_plpgsql() returns setof int language plpgsql stable as $$ begin return query select a from public.swapped; end $$;
create materialized view swapped_copy as select t, g from swapped_text() t, swapped_plpgsql() g;
alter table swapped rename a to c;
alter table swapped rename b to a;
create materialized view inside_copy as select id, array[id] as ids, array[json_build_object('id', id)] as told, array[array[json_build_object('id', id)]] as grid from inside_view;
delete from aged_rules where x is null;
alter table aged_rules add check (array_position(list, null) is null);
alter table aged_rules alter column x set not null;
alter table aged_rules add check (y is not null);
alter table aged_rules alter column g set expression as (coalesce(x, 0));

create view over_instead as select id, name from instead_view;
create view listed as select id, array[id] as ids from parent;
create function relist() returns trigger language plpgsql as $$ begin new.ids := '{NULL}'; return new; end $$;
create trigger relist instead of insert on listed for each row execute function relist();
create view ruled_view as select id, name from parent;
create rule ruled_view_insert as on insert to ruled_view do instead insert into only_int values (1) returning a, null::text;
create view over_ruled as select id, name from ruled_view;

create table insert_trig (id int primary key, x int);
create trigger spoil before insert on insert_trig for each row execute function spoil();
create table heir_parent (id int not null, x int);
create table heir_child () inherits (heir_parent);
insert into heir_child values (1, 1);
create trigger spoil before update on heir_child for each row execute function spoil();

create type gapped as (x int, a int, b text);
alter type gapped drop attribute x;
create function gapped_row() returns gapped language sql immutable begin atomic select null::int, 'y'::text; end;
