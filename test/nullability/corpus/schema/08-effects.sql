-- What writes without looking like it, beside what only looks so.

create sequence tickets;
create table numbered (id int primary key default nextval('tickets'), note text);
create function plain_ticket() returns bigint language sql volatile as $$ select nextval('tickets') $$;
create function stable_count() returns bigint language sql stable begin atomic select count(*) from numbered; end;
create function nested_count() returns bigint language sql stable begin atomic select stable_count(); end;
create function careless_ticket() returns bigint language sql stable begin atomic select plain_ticket(); end;
create function recursive_count(n int) returns int language plpgsql stable as $$ begin return case when n > 0 then recursive_count(n - 1) else 0 end; end $$;
create view ticket_view as select plain_ticket() as ticket;
create view over_ticket_view as select ticket + 1 as ticket from ticket_view;
create view count_view as select stable_count() as amount;
create function yes(boolean, boolean) returns boolean language sql immutable as 'select true';
create aggregate says_yes(boolean) (sfunc = yes, stype = boolean, initcond = 'true');
create aggregate volatile_sum(int) (sfunc = int4pl, stype = int, initcond = '0');
create operator !=!= (leftarg = int, rightarg = int, function = int4ne);

create table written_by (id int generated always as identity primary key, x int, name text not null default 'n');
create function made(int) returns int language sql as 'insert into written_by (x) values ($1) returning id';
create function made_of(int) returns int language sql as 'insert into written_by (x) values (null) returning x';
create function made_name(int) returns text language sql as 'insert into written_by (x) values ($1) on conflict (id) do update set name = excluded.name returning name';
create function changed(int) returns text language sql as 'update written_by set x = x where id = -$1 returning name';
create function removed(int) returns text language sql as 'delete from written_by where id = -$1 returning name';
create function skipped(int) returns text language sql as $$insert into written_by (x) values ($1) on conflict do nothing returning nullif(name, 'n')$$;
