-- Views over views, materialised views older than their tables' constraints, functions of users.

create view parent_names as select id, name, note from parent;
create view joined as select p.id, p.name, c.id as child_id, c.label, c.v from parent p left join child c on c.parent_id = p.id;
create view over_joined as select id, child_id, label, coalesce(v, 0) as v from joined where id < 10;
create view counted as select parent_id, count(*) as amount, max(req) as most, max(v) as best from child group by parent_id;
create view totals as select count(*) as amount, max(req) as most from child;
create view both_ways as select id, name from parent union all select id, null from child;
create view doubled_view as select n.id, n.i * 2 as twice, n.b * 2 as req from nums n;

create view trig_view as select id, x, y, req from trig;
create view defaults_view as select id, a, b, c from defaults;
create view instead_view as select id, name from parent;
create function instead() returns trigger language plpgsql as $$ begin new.name := null; return new; end $$;
create trigger instead instead of insert or update on instead_view for each row execute function instead();

create table aged (id int, v int, k int);
insert into aged values (1, null, 1), (2, 2, 1), (null, 3, 99), (2, 5, 1);
create materialized view aged_copy as select id, v, k, v is null as missing, coalesce(v, 0) as sure, count(*) over () as amount from aged;
create materialized view aged_join as select a.id, a.v, c.name from aged a left join customers c on c.id = a.k;
create materialized view aged_whole as select a.id, c as whole, c.tableoid as there from aged a left join customers c on c.id = a.k;
create view over_aged as select id, v from aged_copy;
delete from aged where v is null or id is null or v = 5;
update aged set k = 1;
alter table aged add primary key (id);
alter table aged alter column v set not null;
alter table aged alter column k set not null;
alter table aged add foreign key (k) references customers;

-- What a materialised view reads may be made anew after it; what was there before it holds for its rows.
create table early (id int primary key, v int not null, w int, x int not null, y int);
insert into early values (1, 1, null, 1, null), (2, 2, 2, 2, 2);
create view early_view as select id, v, w from early;
create view early_changed as select id, w as v from early;
create function early_sum(a int) returns int language sql stable return a + 1;
create function early_rows() returns setof int language sql stable begin atomic select w from early; end;
create function early_changed_least() returns int language sql stable begin atomic select (select w from early where id = 1); end;
create function early_changed_rows() returns setof int language sql stable begin atomic select w from early; end;
create function early_changed_list() returns int[] language sql stable begin atomic select array[w] from early where id = 1; end;
create function early_text() returns int language sql stable as 'select w from public.early where id = 1';
create materialized view early_copy as select e.id, e.v, e.w, e.x, e.y, early_sum(e.v) as more from early e;
create materialized view early_over as select c.id, c.v, c.w, v.v as through, v.w as open from early_copy c join early_view v using (id);
create materialized view early_lost as select c.v as changed, early_changed_least() as called, r as kept, early_text() as told, s as counted, early_changed_list() as list from early_changed c cross join early_rows() r cross join early_changed_rows() s;
create materialized view early_again as select c.v as changed from early_changed c;
create or replace view early_changed as select id, coalesce(w, 0) as v from early;
create materialized view early_late as select c.v as changed from early_changed c;
create or replace function early_changed_least() returns int language sql stable begin atomic select 1; end;
create or replace function early_changed_rows() returns setof int language sql stable begin atomic select 1; end;
create or replace function early_changed_list() returns int[] language sql stable begin atomic select array[1]; end;
create or replace function early_text() returns int language sql stable as 'select 1';
update early set w = 0, y = 0 where w is null;
alter table early add check (y is not null);
alter table early alter column w set not null, alter column x drop not null;
alter table early alter column x set not null;
create view over_early as select id, v, w from early_copy;

create function add_one(x int) returns int language sql immutable return x + 1;
create function maybe(x int) returns int language sql stable begin atomic select v from child where id = x; end;
create function surely(x int) returns bigint language sql stable begin atomic select count(*) from child where v = x; end;
create function strict_none(x int) returns int language sql immutable strict return null::int;
create function lower_name(x text) returns text language sql immutable strict return lower(x);
create function old_style(x int) returns int language sql immutable as 'select x + 1';
create function void_sql() returns void language sql begin atomic select 1; end;
create function clock_of(x timestamp) returns time language sql immutable return x;
create function lit(x int) returns text language plpgsql as $$ begin if x > 1 then return 'big'; end if; return 'small'; end $$;
create function lit_or_null(x int) returns text language plpgsql as $$ begin if x > 1 then return 'big'; end if; return null; end $$;
create function lit_clock() returns time language plpgsql as $$ begin return 'infinity'::timestamp; end $$;
create function rows_of() returns table (a int, b text) language sql stable begin atomic select id, note from parent; end;
create function clocks_of() returns table (a time, b int) language sql stable begin atomic select ts, id from times; end;
create function clock_rows() returns setof time language sql stable begin atomic select ts from times; end;
create function set_of_child() returns setof child language sql stable begin atomic select * from child; end;
create function set_of_onecol() returns setof onecol language sql stable begin atomic select o from comps; end;
create function ids_of(x int) returns setof int language sql stable begin atomic select id from child where parent_id = x; end;
create function one_child(x int) returns child language sql stable begin atomic select * from child where id = x; end;
create function flaky() returns int language sql volatile as 'select case when random() < 0.5 then 1 end';
create function optional(x int, y int default null) returns int language sql immutable return x + y;
create function settled(x int, y int default 2, z text default upper('a')) returns text language sql immutable strict as 'select z || x || y';
create function unsettled(x int, y int default 2, z text default nullif('a', 'a')) returns text language sql immutable strict as 'select z || x || y';
create function lax_equal(int, int) returns boolean language sql immutable return coalesce($1, 0) = coalesce($2, 0);
create operator ==== (leftarg = int, rightarg = int, function = lax_equal);
create aggregate last_of(int) (sfunc = int4larger, stype = int);

create function passed_on(list int[]) returns setof int language sql stable begin atomic select unnest(list); end;
create function any_of(x int, list int[]) returns boolean language sql immutable return x = any(list);
create function spread(list int[]) returns setof int language sql stable begin atomic select u from unnest(list) u; end;
create function told(x int) returns json language sql stable return json_build_object('x', x, 'list', array[x]);
create function told_strict(x int) returns jsonb language sql stable strict return jsonb_build_object('x', x);
create function kids_of(x int) returns json language sql stable return (select json_agg(c) from child c where c.parent_id = x);
