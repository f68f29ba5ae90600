/** Random queries: joins nested in each other, conditions, groups, windows, set operations, CTEs. */
import type { Dice } from './dice.js';
import { condition, expression, type Seen, type Sight } from './expressions.js';
import { checked, type Column, type Kind, type Relation, tables, views } from './world.js';

interface Level {
  readonly dice: Dice;
  readonly outer: readonly Seen[];
  /** CTEs in sight. */
  readonly named: readonly Relation[];
  /** How deep queries may still nest. */
  readonly depth: number;
}

interface FromItem {
  readonly text: string;
  readonly columns: readonly Seen[];
}

let aliases = 0;

/** A query whose columns have these kinds, named c0, c1 … */
export function randomQuery(dice: Dice, kinds: readonly Kind[]): string {
  aliases = 0;
  return withQuery(kinds, { dice, outer: [], named: [], depth: 3 });
}

function withQuery(kinds: readonly Kind[], level: Level): string {
  const { dice } = level;
  if (level.depth < 2 || !dice.chance(0.3)) return setQuery(kinds, level);
  const own = randomKinds(dice);
  const name = `cte${(aliases += 1)}`;
  const columns = own.map((kind, index): Column => ({ name: `c${index}`, kind }));
  const inner = { ...level, depth: level.depth - 1 };
  const body = dice.chance(0.3) ? recursiveBody(own, name, inner) : setQuery(own, inner);
  const named = [...level.named, { name, columns, writable: [] }];
  const head = `with ${body.startsWith('/*') ? 'recursive ' : ''}${name} (${columns.map((column) => column.name).join(', ')}) as (${body})`;
  return `${head} ${setQuery(kinds, { ...level, named })}`;
}

function recursiveBody(kinds: readonly Kind[], name: string, level: Level): string {
  const self = kinds.map((kind, index): Seen => ({ text: `${name}.c${index}`, kind }));
  const sight = sightOf(level, self, false);
  const next = kinds.map((kind) => bounded(expression(kind, sight, 1), kind));
  return `/* recursive */ (${select(kinds, { ...level, depth: 0 })}) union select ${next.join(', ')} from ${name} where ${condition(sight, 1)}`;
}

/** Few values, so that UNION ends the recursion; NULL stays NULL. */
function bounded(text: string, kind: Kind): string {
  return { int: `(${text}) % 3`, text: `left(${text}, 1)`, bool: text, list: `(${text})[1:0]` }[kind];
}

function setQuery(kinds: readonly Kind[], level: Level): string {
  const { dice } = level;
  if (level.depth < 1 || !dice.chance(0.15)) return select(kinds, level);
  const inner = { ...level, depth: level.depth - 1 };
  const operator = dice.pick(['union', 'union all', 'intersect', 'intersect all', 'except', 'except all']);
  return `(${setQuery(kinds, inner)}) ${operator} (${setQuery(kinds, inner)})`;
}

function select(kinds: readonly Kind[], level: Level): string {
  const { dice } = level;
  const from = dice.chance(0.07) ? null : joins(level, 1 + dice.below(level.depth > 1 ? 3 : 2));
  const sight = sightOf(level, from?.columns ?? [], true);
  const where = dice.chance(0.5) ? ` where ${condition(sight, 2)}` : '';
  const head = `${from === null ? '' : ` from ${from.text}`}${where}`;
  const form = dice.next();
  if (form < 0.15 && from !== null) return aggregated(kinds, sight, head);
  if (form < 0.35 && from !== null) return grouped(kinds, sight, head);
  const window = form > 0.85;
  const outputs = kinds.map((kind) => (window && dice.chance(0.6) ? windowed(kind, sight) : expression(kind, sight, 2)));
  return `select ${dice.chance(0.1) ? 'distinct ' : ''}${named(outputs)}${head}${tail(dice)}`;
}

function tail(dice: Dice): string {
  const limit = dice.chance(0.08) ? ` limit ${dice.below(3)}` : '';
  return `${limit}${dice.chance(0.05) ? ` offset ${dice.below(2)}` : ''}`;
}

function aggregated(kinds: readonly Kind[], sight: Sight, head: string): string {
  const having = sight.dice.chance(0.2) ? ` having ${condition(aggregateSight(sight, []), 1)}` : '';
  return `select ${named(kinds.map((kind) => expression(kind, aggregateSight(sight, []), 1)))}${head}${having}${tail(sight.dice)}`;
}

function grouped(kinds: readonly Kind[], sight: Sight, head: string): string {
  const { dice } = sight;
  const keys = dice.several(1, 2, (): Seen => {
    const kind = dice.pick(['int', 'text', 'bool'] as const);
    return { text: expression(kind, { ...sight, subquery: null }, dice.chance(0.3) ? 1 : 0), kind };
  }).filter((key) => !/^(\d+|true|false|null|'|\()/.test(key.text));
  if (keys.length === 0) return aggregated(kinds, sight, head);
  const inside = aggregateSight(sight, keys);
  const texts = keys.map((key) => key.text);
  const clause = dice.branch(
    () => texts.join(', '),
    () => texts.join(', '),
    () => `rollup (${texts.join(', ')})`,
    () => `cube (${texts.join(', ')})`,
    () => `grouping sets (${texts.map((text) => `(${text})`).join(', ')}, (${texts.join(', ')}))`,
    () => `${texts[0]}, rollup (${texts.at(-1)})`,
    () => `grouping sets ((${texts.join(', ')}), ())`,
  );
  const having = dice.chance(0.3) ? ` having ${condition(inside, 1)}` : '';
  return `select ${named(kinds.map((kind) => expression(kind, inside, 1)))}${head} group by ${clause}${having}${tail(dice)}`;
}

/** Above the groups only keys and aggregates are in sight. */
function aggregateSight(sight: Sight, keys: readonly Seen[]): Sight {
  const { dice } = sight;
  const below = { ...sight, subquery: null };
  const int = (): string => expression('int', below, 1);
  const filter = (): string => (dice.chance(0.2) ? ` filter (where ${condition(below, 1)})` : '');
  const aggregates: Seen[] = [
    { text: `count(*)${filter()}::int`, kind: 'int' },
    { text: `max(${int()})${filter()}`, kind: 'int' },
    { text: `sum(${int()})${filter()}::int`, kind: 'int' },
    { text: `count(${int()})::int`, kind: 'int' },
    { text: `min(${expression('text', below, 1)})${filter()}`, kind: 'text' },
    { text: `string_agg(${expression('text', below, 1)}, ',')${filter()}`, kind: 'text' },
    { text: `bool_or(${condition(below, 1)})${filter()}`, kind: 'bool' },
    { text: `array_agg(${int()})${filter()}`, kind: 'list' },
  ];
  return { ...sight, columns: [...keys, ...keys, ...aggregates], subquery: null };
}

function windowed(kind: Kind, sight: Sight): string {
  const { dice } = sight;
  const value = (of: Kind): string => expression(of, sight, 1);
  const order = `order by ${value('int')}${dice.chance(0.4) ? dice.pick([' rows between 1 preceding and current row', ' rows between 1 following and 2 following', ' rows between unbounded preceding and 1 preceding', ' range between 1 preceding and 1 following', ' rows between current row and unbounded following exclude current row', ' groups between 1 preceding and 1 following exclude ties']) : ''}`;
  const over = ` over (${dice.chance(0.4) ? `partition by ${value('text')} ` : ''}${dice.chance(0.7) ? order : ''})`;
  const any = [
    () => `lag(${value(kind)}, 1, ${value(kind)})${over}`,
    () => `first_value(${value(kind)})${over}`,
    () => `last_value(${value(kind)})${over}`,
  ];
  if (kind === 'int') return dice.branch(...any, () => `(row_number()${over})::int`, () => `(sum(${value('int')})${over})::int`, () => `(count(${value('int')})${over})::int`);
  return kind === 'text' ? dice.branch(...any, () => `max(${value('text')})${over}`) : dice.branch(...any);
}

function joins(level: Level, size: number): FromItem {
  const { dice } = level;
  if (size <= 1) return source(level, []);
  const left = joins(level, 1 + dice.below(size - 1));
  const type = dice.pick(['join', 'left join', 'left join', 'left join', 'right join', 'full join', 'cross join']);
  const sideways = !/right|full/.test(type) && dice.chance(0.35);
  const right = size > 2 && dice.chance(0.4) ? joins(level, size - 1) : source(level, sideways ? left.columns : []);
  const columns = [...left.columns, ...right.columns];
  if (type === 'cross join') return { text: `(${left.text} cross join ${right.text})`, columns };
  const sight = { ...sightOf(level, columns, true), outer: [] };
  const shared = ['id', 'a', 'b'].filter((name) => [left, right].every((side) => side.columns.filter((column) => column.text.endsWith(`.${name}`)).length === 1));
  if (shared.length > 0 && dice.chance(0.25)) {
    const name = dice.pick(shared);
    const alias = `j${(aliases += 1)}`;
    return { text: `(${left.text} ${type} ${right.text} using (${name}) as ${alias})`, columns: [...columns, { text: `${alias}.${name}`, kind: 'int' }] };
  }
  const [near, far] = [left, right].map((side) => side.columns.filter((column) => column.kind === 'int'));
  const equal = near?.length && far?.length ? `${dice.pick(near).text} = ${dice.pick(far).text}` : 'true';
  const on = type === 'full join' || dice.chance(0.4) ? equal : dice.chance(0.2) ? 'true' : condition(sight, 1);
  const more = type !== 'full join' && dice.chance(0.2) ? ` and ${condition(sight, 1)}` : '';
  return { text: `(${left.text} ${type} ${right.text} on ${on}${more})`, columns };
}

function source(level: Level, siblings: readonly Seen[]): FromItem {
  const { dice } = level;
  const alias = `t${(aliases += 1)}`;
  if (level.depth > 0 && dice.chance(siblings.length > 0 ? 0.7 : 0.2)) {
    const kinds = randomKinds(dice);
    const inner = { ...level, depth: level.depth - 1, outer: [...level.outer, ...siblings] };
    const columns = kinds.map((kind, index): Seen => ({ text: `${alias}.c${index}`, kind }));
    const lateral = siblings.length > 0 ? 'lateral ' : '';
    if (dice.chance(0.15)) {
      const sight = sightOf({ ...inner, depth: 0 }, siblings, false);
      const rows = dice.several(1, 2, () => `(${kinds.map((kind) => expression(kind, sight, 1)).join(', ')})`);
      return { text: `${lateral}(values ${rows.join(', ')}) ${alias}(${kinds.map((_, index) => `c${index}`).join(', ')})`, columns };
    }
    return { text: `${lateral}(${withQuery(kinds, inner)}) ${alias}`, columns };
  }
  if (dice.chance(0.06)) {
    const list = expression('list', sightOf({ ...level, depth: 0 }, siblings, false), 1);
    return { text: `${siblings.length > 0 ? 'lateral ' : ''}unnest(${list}) with ordinality ${alias}(c0, c1)`, columns: [{ text: `${alias}.c0`, kind: 'int' }] };
  }
  const relation = dice.pick([...tables, ...tables, ...checked, ...checked, ...views, ...level.named, ...level.named]);
  return { text: `${relation.name} ${alias}`, columns: relation.columns.map(({ name, kind }) => ({ text: `${alias}.${name}`, kind })) };
}

function sightOf(level: Level, columns: readonly Seen[], queries: boolean): Sight {
  const { dice, outer, depth } = level;
  const inner = { ...level, depth: depth - 1, outer: [...outer, ...columns] };
  const subquery = (kind: Kind, single: boolean): string => {
    if (!single) return select([kind], { ...inner, depth: Math.min(inner.depth, 1) });
    return dice.chance(0.5) ? `${select([kind], { ...inner, depth: 0 }).replace(/( limit \d)?( offset \d)?$/, '')} limit 1` : aggregatedQuery(kind, inner);
  };
  return { dice, columns, outer, subquery: queries && depth > 0 ? subquery : null };
}

function aggregatedQuery(kind: Kind, level: Level): string {
  const from = joins({ ...level, depth: 0 }, 1);
  const sight = sightOf({ ...level, depth: 0 }, from.columns, false);
  return aggregated([kind], sight, ` from ${from.text}${level.dice.chance(0.5) ? ` where ${condition(sight, 1)}` : ''}`);
}

export function randomKinds(dice: Dice): readonly Kind[] {
  return dice.several(1, 3, () => dice.pick(['int', 'int', 'text', 'bool', 'list'] as const));
}

function named(outputs: readonly string[]): string {
  return outputs.map((text, index) => `${text} as c${index}`).join(', ');
}
