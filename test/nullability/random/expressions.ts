/** Random expressions over the columns in sight. */
import type { Dice } from './dice.js';
import type { Kind } from './world.js';

/** A column as a query may name it. */
export interface Seen {
  readonly text: string;
  readonly kind: Kind;
}

/** What an expression may use. */
export interface Sight {
  readonly dice: Dice;
  readonly columns: readonly Seen[];
  /** Columns of the queries around. */
  readonly outer: readonly Seen[];
  /** A query with one column, and whether it surely gives at most one row; null where none may stand. */
  readonly subquery: ((kind: Kind, single: boolean) => string) | null;
}

export function expression(kind: Kind, sight: Sight, depth: number): string {
  const { dice } = sight;
  if (depth <= 0 || dice.chance(0.25)) return leaf(kind, sight);
  const again = (other: Kind): string => expression(other, sight, depth - 1);
  const shared = [
    () => `coalesce(${again(kind)}, ${again(kind)})`,
    () => `case when ${condition(sight, depth - 1)} then ${again(kind)} else ${again(kind)} end`,
    () => `case when ${condition(sight, depth - 1)} then ${again(kind)} when ${condition(sight, depth - 1)} then ${again(kind)} else ${again(kind)} end`,
    () => `case ${again('int')} when ${again('int')} then ${again(kind)} else ${again(kind)} end`,
    () => `case ${again('text')} when 'a' then ${again(kind)} when 'b' then ${again(kind)}${dice.chance(0.5) ? '' : ` when '' then ${again(kind)}`} end`,
    () => `case when ${condition(sight, 0)} then ${again(kind)} when not (${condition(sight, 0)}) then ${again(kind)} else ${again(kind)} end`,
    () => lookup(kind, sight),
    () => (dice.chance(0.3) ? `nullif(${again(kind)}, ${again(kind)})` : leaf(kind, sight)),
    () => (dice.chance(0.3) ? `case when ${condition(sight, depth - 1)} then ${again(kind)} end` : leaf(kind, sight)),
    () => (sight.subquery === null ? leaf(kind, sight) : `(${sight.subquery(kind, true)})`),
  ];
  if (dice.chance(0.4)) return dice.branch(...shared);
  switch (kind) {
    case 'int':
      return dice.branch(
        () => `(${again('int')} + ${again('int')})`,
        () => `greatest(${again('int')}, ${again('int')})`,
        () => `length(${again('text')})`,
        () => `abs(${again('int')})`,
        () => `cardinality(${again('list')})`,
        () => (dice.chance(0.4) ? `(${again('list')})[1]` : again('int')),
      );
    case 'text':
      return dice.branch(
        () => `(${again('text')} || ${again('text')})`,
        () => `upper(${again('text')})`,
        () => `(${again('int')})::text`,
        () => `concat(${again('text')}, ${again('int')})`,
        () => (dice.chance(0.3) ? `substring(${again('text')} from 'a')` : again('text')),
      );
    case 'list':
      return dice.branch(
        () => `array[${again('int')}, ${again('int')}]`,
        () => `(${again('list')} || ${again('int')})`,
        () => `array_remove(${again('list')}, null)`,
        () => (sight.subquery === null ? leaf('list', sight) : `array(${sight.subquery('int', false)})`),
        () => `(${again('list')})[1:1]`,
      );
    case 'bool':
      return `(${condition(sight, depth - 1)})`;
  }
}

/** A row of `r`, mostly by a foreign key. */
function lookup(kind: Kind, { dice, columns, outer }: Sight): string {
  const keys = [...columns, ...outer].filter((column) => column.text.endsWith('.r_id') || column.text.endsWith('.q_id'));
  const column = { int: 'b', text: 's', bool: 'f', list: 'array[r.b]' }[kind];
  if (keys.length === 0) return leaf(kind, { dice, columns, outer, subquery: null });
  const key = dice.pick(keys).text;
  return key.endsWith('.q_id') && dice.chance(0.5)
    ? `(select r.${column} from q join r on r.id = q.r_id where q.id = ${key})`.replace('r.array', 'array')
    : `(select r.${column} from r where r.id = ${key}${dice.chance(0.2) ? ' limit 1' : ''})`.replace('r.array', 'array');
}

function leaf(kind: Kind, { dice, columns, outer }: Sight): string {
  const near = columns.filter((column) => column.kind === kind);
  const far = outer.filter((column) => column.kind === kind);
  if (near.length > 0 && dice.chance(0.75)) return dice.pick(near).text;
  if (far.length > 0 && dice.chance(0.6)) return dice.pick(far).text;
  switch (kind) {
    case 'int':
      return dice.chance(0.1) ? 'null::int' : String(dice.below(4));
    case 'text':
      return dice.chance(0.1) ? 'null::text' : dice.pick([`''::text`, `'a'::text`]);
    case 'list':
      return dice.pick([`'{}'::int[]`, `'{1,2}'::int[]`, `'{1,NULL}'::int[]`]);
    case 'bool':
      return dice.pick(['true', 'false', 'null::boolean']);
  }
}

export function condition(sight: Sight, depth: number): string {
  const { dice } = sight;
  if (depth > 0 && dice.chance(0.5)) {
    return dice.branch(
      () => `(${condition(sight, depth - 1)} and ${condition(sight, depth - 1)})`,
      () => `(${condition(sight, depth - 1)} or ${condition(sight, depth - 1)})`,
      () => `not (${condition(sight, depth - 1)})`,
      () => `(${condition(sight, depth - 1)}) is ${dice.pick(['', 'not '])}${dice.pick(['true', 'false', 'unknown'])}`,
    );
  }
  return simple(sight, depth);
}

function simple(sight: Sight, depth: number): string {
  const { dice, subquery } = sight;
  const kind = dice.pick(['int', 'text', 'bool'] as const);
  const value = (of: Kind = kind): string => expression(of, sight, depth);
  const no = dice.pick(['', 'not ']);
  const ways = [
    () => `${value()} is ${no}null`,
    () => `${value()} is ${no}null`,
    () => `${value()} ${dice.pick(['=', '<>', '<', '>='])} ${value()}`,
    () => `${value()} ${dice.pick(['=', '<>', '<'])} ${value()}`,
    () => `${value()} is ${no}distinct from ${value()}`,
    () => `${value('int')} ${no}in (${value('int')}, ${dice.below(4)})`,
    () => `${value('int')} ${no}in (1, 2)`,
    () => `${value('int')} ${no}between ${value('int')} and ${value('int')}`,
    () => `(${value('int')}, ${value('text')}) ${dice.pick(['=', '<', '<>'])} (${value('int')}, ${value('text')})`,
    () => `(${value('int')}, ${value('text')}) is ${no}null`,
    () => `${value('int')} ${dice.pick(['= any', '<> all', '< any'])} (${value('list')})`,
    () => value('bool'),
    () => `num_nonnulls(${value('int')}, ${value('int')}) ${dice.pick(['=', '>', '>=', '<'])} ${dice.below(3)}`,
    () => `(${value('int')} is ${no}null) ${dice.pick(['=', '<>'])} (${value('text')} = ${dice.pick([`'a'`, `'b'`])})`,
    () => `${value('text')} ${dice.pick(['=', '<>'])} ${dice.pick([`'a'`, `'b'`])}`,
    () => `${value('text')} ${no}in ('a', 'b')`,
  ];
  if (subquery === null || depth <= 0) return dice.branch(...ways);
  return dice.branch(
    ...ways,
    () => `${no}exists (${subquery('int', false)})`,
    () => `${no}exists (${subquery('int', false)})`,
    () => `${value('int')} ${no}in (${subquery('int', false)})`,
    () => `${value('int')} ${dice.pick(['= any', '<> all', '>= all'])} (${subquery('int', false)})`,
  );
}
