-- Keys, and operators whose equality is another than that of the type.

create table mixed_key (k int not null, name text not null, v int);
create unique index on mixed_key (k, lower(name));
insert into mixed_key values (1, 'A', null), (2, 'b', 1);

-- One word in two spellings, which no_case takes for one.
create table spelled (k text primary key, v int);
insert into spelled values (E'\u00e1', null), (E'a\u0301', 1);

create table loose_key (k text collate no_case primary key, v int);
insert into loose_key values (E'\u00e1', null), ('b', 1);

create table short_key (k varchar(9) not null, w int, unique (k, w));
insert into short_key values ('a', 1), ('a', 2), ('b', null);

-- Local times of a summer morning that one moment of Berlin is equal to.
create table stamped (ts timestamp primary key, v int);
insert into stamped values ('2020-03-29 02:30', null), ('2020-03-29 03:30', 1);
create table array_key (a int[] primary key, v int);
insert into array_key values ('{1}', null), ('{2}', 1);

create function lax_compare(int, int) returns int language sql immutable return sign(coalesce($1, 0) - coalesce($2, 0))::int;
create operator class lax_ops for type int using btree as operator 3 ====, function 1 lax_compare(int, int);
create table lax_values (x int);
insert into lax_values values (0), (null), (1);
create table lax_keyed (x int, v int);
create unique index on lax_keyed (x lax_ops);
insert into lax_keyed values (1, null), (2, 1), (null, 2);
create function same_ten(int, int) returns boolean language sql immutable strict return $1 / 10 = $2 / 10;
create operator =#= (leftarg = int, rightarg = int, function = same_ten);
create function compare_tens(int, int) returns int language sql immutable strict return sign($1 / 10 - $2 / 10)::int;
create operator class tens_ops for type int using btree as operator 3 =#=, function 1 compare_tens(int, int);

create table ruled_many (id int primary key, v int);
insert into ruled_many values (1, null), (2, 1);
create rule ruled_many_insert as on insert to ruled_many do instead update ruled_many set v = 5 returning ruled_many.id, ruled_many.v;
