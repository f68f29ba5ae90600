/** The tables of the random queries, and random rows that keep their constraints. */
import type { Dice } from './dice.js';

export type Kind = 'int' | 'text' | 'bool' | 'list';

export interface Column {
  readonly name: string;
  readonly kind: Kind;
}

export interface Relation {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Columns that INSERT gives and UPDATE changes, with the answer to "may it be NULL?". */
  readonly writable: readonly (Column & { readonly free: boolean })[];
}

export const schema = `
create table r (id int primary key, a int, b int not null, s text, f boolean, k int unique);
create table q (id int primary key, r_id int not null references r, a int, b int not null, s text not null, f boolean not null);
create table u (id int primary key, q_id int references q, a int, b int not null, s text, f boolean, check (a is not null), check (s is not null or f is not null));
create table p (a int, b int, s text, l int[] not null, unique (a, b));
create table g (id int primary key, a int, b int generated always as (a + 1) stored, f boolean, s text not null default 's', v int generated always as (coalesce(a, 0) + 1), d int default 7);
create table h (id int primary key, a int, s text, l int[]);
create table k (id int primary key, s text not null check (s in ('a', 'b')), a int, b int, f boolean, r_id int references r, check ((s = 'a') = (a is not null)), check (s <> 'b' or f is not null), check (num_nonnulls(a, b, r_id) >= 1));
create function spoil() returns trigger language plpgsql as $$ begin new.a := null; return new; end $$;
create trigger spoil before insert or update on h for each row execute function spoil();
create view v as select r.id, r.a, q.b, q.s, q.f from r left join q on q.r_id = r.id;
create view w as select a, count(*)::int as id, max(b) as b, min(s) as s from u group by a;
create view x as select id, a, b, s from r where a is not null union all select id, b, a, null from u;
`;

const int = (name: string): Column => ({ name, kind: 'int' });
const text = (name: string): Column => ({ name, kind: 'text' });
const bool = (name: string): Column => ({ name, kind: 'bool' });
const list = (name: string): Column => ({ name, kind: 'list' });

function relation(name: string, columns: readonly Column[], required: readonly string[], fixed: readonly string[]): Relation {
  const writable = columns.filter((column) => !fixed.includes(column.name));
  return { name, columns, writable: writable.map((column) => ({ ...column, free: !required.includes(column.name) })) };
}

export const tables: readonly Relation[] = [
  relation('r', [int('id'), int('a'), int('b'), text('s'), bool('f'), int('k')], ['b'], ['id', 'k']),
  relation('q', [int('id'), int('r_id'), int('a'), int('b'), text('s'), bool('f')], ['b', 's', 'f'], ['id', 'r_id']),
  relation('u', [int('id'), int('q_id'), int('a'), int('b'), text('s'), bool('f')], ['a', 'b', 's', 'f'], ['id', 'q_id']),
  relation('p', [int('a'), int('b'), text('s'), list('l')], ['l'], []),
  relation('g', [int('id'), int('a'), int('b'), bool('f'), text('s'), int('v'), int('d')], ['s'], ['id', 'b', 'v']),
  relation('h', [int('id'), int('a'), text('s'), list('l')], [], ['id']),
];

/** Read, never written: few random rows would keep its constraints. */
export const checked: readonly Relation[] = [relation('k', [int('id'), text('s'), int('a'), int('b'), bool('f'), int('r_id')], [], [])];

export const views: readonly Relation[] = [
  relation('v', [int('id'), int('a'), int('b'), text('s'), bool('f')], [], []),
  relation('w', [int('a'), int('id'), int('b'), text('s')], [], []),
  relation('x', [int('id'), int('a'), int('b'), text('s')], [], []),
];

/** Statements that empty the tables and fill them anew. */
export function randomRows(dice: Dice): string {
  const value = (make: () => string): string => (dice.chance(0.4) ? 'null' : make());
  const number = (): string => String(dice.below(4));
  const word = (): string => dice.pick([`''`, `'a'`, `'b'`]);
  const truth = (): string => dice.pick(['true', 'false']);
  const numbers = (): string => dice.pick([`'{}'`, `'{1}'`, `'{1,NULL}'`, `'{2,3}'`]);
  const count = (): number => (dice.chance(0.15) ? 0 : 1 + dice.below(4));
  const fill = (table: string, rows: number, make: (id: number) => readonly string[]): string =>
    Array.from({ length: rows }, (_, id) => `insert into ${table} values (${make(id).join(', ')}) on conflict do nothing;`).join('\n');

  const rs = count();
  const qs = rs === 0 ? 0 : count();
  return [
    'truncate r, q, u, p, g, h, k cascade; alter table h disable trigger spoil;',
    fill('r', rs, (id) => [`${id}`, value(number), number(), value(word), value(truth), value(() => String(3 - id))]),
    fill('q', qs, (id) => [`${id}`, `${dice.below(rs)}`, value(number), number(), word(), truth()]),
    fill('u', count(), (id) => {
      const s = value(word);
      return [`${id}`, qs === 0 ? 'null' : value(() => `${dice.below(qs)}`), number(), number(), s, s === 'null' ? truth() : value(truth)];
    }),
    fill('p', count(), () => [value(number), value(number), value(word), numbers()]),
    fill('g (id, a, f, s, d)', count(), (id) => [`${id}`, value(number), value(truth), word(), value(number)]),
    fill('h', count(), (id) => [`${id}`, value(number), value(word), value(numbers)]),
    fill('k', count(), (id) => {
      const s = dice.pick([`'a'`, `'b'`]);
      const a = s === `'a'` ? number() : 'null';
      const r = rs === 0 ? 'null' : value(() => `${dice.below(rs)}`);
      return [`${id}`, s, a, a === 'null' && r === 'null' ? number() : value(number), s === `'b'` ? truth() : value(truth), r];
    }),
    'alter table h enable trigger spoil;',
  ].join('\n');
}
