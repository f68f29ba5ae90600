create type size as enum ('small', 'large');
create function sized(x int) returns size language plpgsql as $$ begin if x > 1 then return 'large'; end if; return 'small'; end $$;
create function passed(x int, y text) returns text language plpgsql as $$ begin return y; end $$;
create function unnamed_sum(int, int) returns int language plpgsql as $$ begin return $1 + $2; end $$;
create function lost_argument(x int) returns int language plpgsql as $$ begin x := null; return x; end $$;
create function lost_into(x int) returns int language plpgsql as $$ begin select v into x from child where id = -1; return x + 1; end $$;
create function lost_row(x int) returns int language plpgsql as $$ begin for x in select null::int loop return x; end loop; return 1; end $$;
create function hidden_argument(x int) returns int language plpgsql as $$ declare x int; begin return x + 1; end $$;
create function own_variable(x int) returns int language plpgsql as $$ declare y int; begin return y; end $$;
create function children_of(x int) returns bigint language plpgsql stable as $$ begin return count(*) from child where parent_id = x; end $$;
create function child_value(x int) returns int language plpgsql stable as $$ begin return id from child where id = x; end $$;
create function has_child(x int) returns boolean language plpgsql stable as $$ declare y int; begin select id into y from child; return exists (select from child where v > 0); end $$;
create function no_series() returns int language plpgsql as $$ begin return generate_series(1, 0); end $$;
create function clock_at(x timestamp) returns time language plpgsql as $$ begin return x; end $$;
create function strictly(x int) returns int language plpgsql strict as $$ begin return x; end $$;
create function which_name(p_id int) returns text language plpgsql stable as $$
#variable_conflict use_variable
declare name text; begin return (select name from parent where parent.id = p_id); end $$;
create function factorial_of(n int) returns int language plpgsql as $$ begin if n < 2 then return 1; end if; return n * factorial_of(n - 1); end $$;
create schema shelf;
create table shelf.parent (id int primary key, name text);
insert into shelf.parent values (1, null);
create function shelf_names() returns setof text language sql stable set search_path = shelf as 'select name from parent';
create function bare_path(x size) returns size language plpgsql set search_path = '' as $$ begin return x; end $$;
