/** Random statements that write and return rows. */
import type { Dice } from './dice.js';
import { condition, expression, type Seen, type Sight } from './expressions.js';
import { randomQuery } from './queries.js';
import { type Column, type Relation, tables } from './world.js';

const keyed = ['r', 'q', 'u', 'g', 'h'];

/** INSERT, UPDATE, DELETE or MERGE with RETURNING, or a query over one. */
export function randomWrite(dice: Dice): string {
  const write = dice.pick([insert, insert, update, update, remove, merge]);
  const statement = write(dice);
  if (!dice.chance(0.2)) return statement;
  return `with written as (${statement}) select o.*, r.a as other from r ${dice.pick(['left join', 'right join', 'join'])} written o on o.c0 is not null`;
}

function seen(alias: string, relation: Relation): readonly Seen[] {
  return relation.columns.map(({ name, kind }) => ({ text: `${alias}.${name}`, kind }));
}

function sightOf(dice: Dice, columns: readonly Seen[]): Sight {
  return { dice, columns, outer: [], subquery: null };
}

/** A value for a column; where it may not be NULL, mostly one that is not. */
function valueFor(column: Column & { readonly free: boolean }, sight: Sight): string {
  if (sight.dice.chance(0.05) && column.free) return 'default';
  const value = expression(column.kind, sight, 1);
  return column.free ? value : `coalesce(${value}, ${{ int: '0', text: `''`, bool: 'false', list: `'{}'` }[column.kind]})`;
}

function returning(dice: Dice, alias: string, relation: Relation, others: readonly Seen[], versions: boolean): string {
  const columns = [...seen(alias, relation), ...others, ...(versions ? [...seen('old', relation), ...seen('new', relation)] : [])];
  const outputs = dice.several(1, 4, () => (dice.chance(0.7) ? dice.pick(columns).text : expression(dice.pick(['int', 'text', 'bool']), sightOf(dice, columns), 2)));
  return ` returning ${outputs.map((text, index) => `${text} as c${index}`).join(', ')}`;
}

function assignments(dice: Dice, relation: Relation, sight: Sight): string {
  const chosen = relation.writable.filter(() => dice.chance(0.5));
  const columns = chosen.length === 0 ? relation.writable.slice(0, 1) : chosen;
  return columns.map((column) => `${column.name} = ${valueFor(column, sight)}`).join(', ');
}

function insert(dice: Dice): string {
  const relation = dice.pick(tables);
  const hasKey = keyed.includes(relation.name);
  const given = relation.writable.filter((column) => !column.free || dice.chance(0.6));
  const foreign = relation.name === 'q' ? ['r_id'] : [];
  const names = [...(hasKey ? ['id'] : []), ...foreign, ...given.map((column) => column.name)];
  const key = (): string => String(dice.below(6));
  const sight = sightOf(dice, []);
  const row = (): string => [...(hasKey ? [key()] : []), ...foreign.map(() => '0'), ...given.map((column) => valueFor(column, sight))].join(', ');
  const values = `values ${dice.several(1, 2, () => `(${row()})`).join(', ')}`;
  const conflict = !hasKey || dice.chance(0.4) ? '' : dice.chance(0.2) ? ' on conflict do nothing' : ` on conflict (id) do update set ${assignments(dice, relation, sightOf(dice, [...seen('t', relation), ...seen('excluded', relation)]))}`;
  const where = conflict.includes('update') && dice.chance(0.3) ? ` where ${condition(sightOf(dice, seen('t', relation)), 1)}` : '';
  return `insert into ${relation.name} as t (${names.join(', ')}) ${values}${conflict}${where}${returning(dice, 't', relation, [], dice.chance(0.3))}`;
}

function update(dice: Dice): string {
  const relation = dice.pick(tables);
  const other = dice.chance(0.4) ? dice.pick(tables) : null;
  const joined = other !== null && dice.chance(0.4) ? dice.pick(tables) : null;
  const others = [...(other === null ? [] : seen('o', other)), ...(joined === null ? [] : seen('j', joined))];
  const sight = sightOf(dice, [...seen('t', relation), ...others]);
  const from = other === null ? '' : ` from ${other.name} o${joined === null ? '' : ` left join ${joined.name} j on ${condition(sightOf(dice, others), 1)}`}`;
  const where = dice.chance(0.7) ? ` where ${condition(sight, 2)}` : '';
  return `update ${relation.name} as t set ${assignments(dice, relation, sight)}${from}${where}${returning(dice, 't', relation, others, dice.chance(0.3))}`;
}

function remove(dice: Dice): string {
  const relation = dice.pick(tables.filter(({ name }) => name !== 'r' && name !== 'q'));
  const other = dice.chance(0.3) ? dice.pick(tables) : null;
  const others = other === null ? [] : seen('o', other);
  const where = dice.chance(0.8) ? ` where ${condition(sightOf(dice, [...seen('t', relation), ...others]), 2)}` : '';
  return `delete from ${relation.name} as t${other === null ? '' : ` using ${other.name} o`}${where}${returning(dice, 't', relation, others, dice.chance(0.3))}`;
}

function merge(dice: Dice): string {
  const relation = dice.pick(tables.filter(({ name }) => name === 'g' || name === 'h' || name === 'u'));
  const source: Relation = { name: 's', columns: [{ name: 'c0', kind: 'int' }, { name: 'c1', kind: 'text' }], writable: [] };
  const own = seen('t', relation);
  const others = seen('s', source);
  const both = sightOf(dice, [...own, ...others]);
  const extra = (sight: Sight): string => (dice.chance(0.4) ? ` and ${condition(sight, 1)}` : '');
  const given = relation.writable.filter((column) => !column.free || dice.chance(0.6));
  const actions = [
    `when matched${extra(both)} then ${dice.chance(0.3) ? 'delete' : `update set ${assignments(dice, relation, both)}`}`,
    `when not matched${extra(sightOf(dice, others))} then insert (${['id', ...given.map((column) => column.name)].join(', ')}) values (${[String(20 + dice.below(50)), ...given.map((column) => valueFor(column, sightOf(dice, others)))].join(', ')})`,
    `when not matched by source${extra(sightOf(dice, own))} then ${dice.chance(0.3) ? 'delete' : `update set ${assignments(dice, relation, sightOf(dice, own))}`}`,
  ].filter(() => dice.chance(0.6));
  const list = actions.length === 0 ? ['when matched then do nothing'] : actions;
  return `merge into ${relation.name} as t using (${randomQuery(dice, ['int', 'text'])}) s on t.id = s.c0 ${list.join(' ')}${returning(dice, 't', relation, others, dice.chance(0.3))}`;
}
