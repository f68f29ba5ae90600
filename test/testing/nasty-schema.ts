/** Tables that are hard to fill: each constraint that PostgreSQL has, alone and together. */
export const nastySchema = `
create type state as enum ('new', 'done');
create type place as (street text, number int);
create domain email as text not null check (value ~ '^[a-z0-9._]+@[a-z]+\\.(com|org)$');
create domain percent as numeric(5, 2) check (value between 0 and 100);
create domain code as text check (length(value) = 12 and value = upper(value));
create domain opaque as int4range;

create table tenant (id serial primary key, name text not null unique check (length(name) between 3 and 8), mail email, share percent);
create table account (
  tenant_id int not null references tenant, id int not null, state state not null, parent_id int, note varchar(3),
  primary key (tenant_id, id), foreign key (tenant_id, parent_id) references account (tenant_id, id));
create table entry (
  id bigint generated always as identity primary key, tenant_id int not null, account_id int not null, other_id int,
  amount numeric check (amount > 0 and amount < 1000), low int, high int, doubled numeric generated always as (amount * 2) stored,
  foreign key (tenant_id, account_id) references account (tenant_id, id),
  foreign key (tenant_id, other_id) references account (tenant_id, id),
  check (low < high), check (num_nonnulls(low, amount) <> 0));
create table root_only (id int primary key, self int not null references root_only);

create table hen (id serial primary key, egg_id int not null, name text);
create table egg (id serial primary key, hen_id int not null references hen, weight int);
alter table hen add foreign key (egg_id) references egg;
create table left_side (id uuid primary key, right_id uuid, size int not null);
create table right_side (id uuid primary key, left_id uuid not null references left_side);
alter table left_side add foreign key (right_id) references right_side;
create table full_match (id int primary key, a int, b int, foreign key (a, b) references account (tenant_id, id) match full);

create table measured (at timestamptz not null, region text not null, value float8) partition by list (region);
create table measured_eu partition of measured for values in ('eu', 'uk') partition by range (at);
create table measured_eu_1 partition of measured_eu for values from ('2020-01-01') to ('2021-01-01');
create table measured_eu_2 partition of measured_eu for values from ('2021-01-01') to ('2022-01-01');
create table measured_us partition of measured for values in ('us');
create table hashed (id int not null, v text) partition by hash (id);
create table hashed_0 partition of hashed for values with (modulus 2, remainder 0);
create table hashed_1 partition of hashed for values with (modulus 2, remainder 1);

create table booking (id int primary key, span int4range not null, exclude using gist (span with &&));
create table odd (
  a text[] not null, b state[], c place, d place[], e jsonb check (jsonb_typeof(e) = 'object'), f json, g int4range, h int4multirange,
  i bytea, j inet, k point, l interval, m "char", n xml, o bit(3), p money, q code, r opaque, s name, t tsvector, u code[], v timestamptz(0));
create table picky (
  kind text not null check (kind in ('left', 'right')), l int, r int, slug text check (slug ~ '^[a-z]{2,5}-[0-9]+$' and slug not like 'x%'),
  check (case kind when 'left' then l is not null and r is null else r is not null and l is null end));
create unique index picky_one on picky (kind) where slug is null;
create table base (id int not null check (id > 10)); create table derived (extra text not null) inherits (base);
create table bare ();

create table secret (id int primary key, hash text not null check (md5(hash) = 'd41d8cd98f00b204e9800998ecf8427f' and hash <> ''));
create table of_secret (id int primary key, secret_id int not null references secret);
create table guarded (id int primary key, v int);
create function refuse() returns trigger language plpgsql as $$ begin if new.v is distinct from 2 then raise 'only two'; end if; return new; end $$;
create trigger refuse before insert on guarded for each row execute function refuse();
create materialized view tenants as select id, name from tenant;
`;
