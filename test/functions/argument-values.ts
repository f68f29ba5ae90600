/** Arguments as SQL expressions: ordinary and extreme values of each type, and concrete types for polymorphic ones. */
import { builtinValues } from '../../src/testing/fill/builtin-values.js';
import type { Dice } from '../../src/testing/database/dice.js';

/** `format_type` names whose pg_type.typname is another. */
const shortNames: Readonly<Record<string, string>> = {
  bigint: 'int8',
  boolean: 'bool',
  'double precision': 'float8',
  integer: 'int4',
  real: 'float4',
  smallint: 'int2',
  character: 'bpchar',
  'character varying': 'varchar',
  '"char"': 'char',
  bit: 'bit',
  'bit varying': 'varbit',
  'timestamp with time zone': 'timestamptz',
  'timestamp without time zone': 'timestamp',
  'time with time zone': 'timetz',
  'time without time zone': 'time',
};

/** What texts and numbers stand for where a function takes them: fields, patterns, formats, zones, encodings, names. */
const meanings = [
  'year', 'second', 'epoch', 'day', 'UTC', 'Europe/Berlin', 'YYYY-MM-DD', '99.99', 'hex', 'base64', 'escape', 'UTF8', 'md5', 'sha256', 'aes', 'bf',
  'pg_class', 'pg_catalog', 'postgres', 'english', 'simple', 'C', 'a(b)?', '(x)?', '.*', '[', '%a%', '\\d+', 'i', 'g', 'n', 'NFC', 'select', 'work_mem', 'NaN', '$.a', '{a,b}', '{}',
]; // prettier-ignore

/** One set of concrete types for the polymorphic arguments of a call. */
const concrete = ['integer', 'text', 'numeric', 'timestamp without time zone', 'jsonb', 'boolean'];

const rangeOf: Readonly<Record<string, string>> = { integer: 'int4range', numeric: 'numrange', 'timestamp without time zone': 'tsrange' };

/** Arguments of one call; `NULL` only where `mayBeNull` says so. */
export function randomArguments(types: readonly string[], dice: Dice, mayBeNull: (position: number) => boolean): readonly string[] {
  const ranged = types.some((type) => /^any\w*range$/.test(type));
  const element = dice.pick(ranged ? Object.keys(rangeOf) : concrete);
  return types.map((type, position) => {
    const actual = concreteType(type, element);
    return mayBeNull(position) && dice.chance(0.4) ? `null::${actual}` : argument(actual, dice);
  });
}

function concreteType(type: string, element: string): string {
  if (type === '"any"') return element;
  if (/^any\w*multirange$/.test(type)) return (rangeOf[element] ?? 'int4range').replace('range', 'multirange');
  if (/^any\w*range$/.test(type)) return rangeOf[element] ?? 'int4range';
  if (/^any\w*array$/.test(type)) return `${element}[]`;
  if (type === 'anyenum') return 'public.sample_enum';
  if (/^any(?:compatible)?(?:element|nonarray)?$/.test(type)) return element;
  return type === 'record' ? 'public.sample_row' : type;
}

function argument(type: string, dice: Dice): string {
  return `${untypedArgument(type, dice)}::${type}`;
}

function untypedArgument(type: string, dice: Dice): string {
  if (type.endsWith('[]')) {
    const inner = type.slice(0, -2);
    const one = (): string => (dice.chance(0.25) ? 'null' : argument(inner, dice));
    if (dice.chance(0.25)) return `'{}'`;
    return dice.chance(0.15) ? `array[array[${one()}, ${one()}], array[${one()}, ${one()}]]` : `array[${Array.from({ length: 1 + dice.below(3) }, one).join(', ')}]`;
  }
  const range = /^(\w+?)(multi)?range$/.exec(type);
  if (range !== null) return rangeArgument(type, range[2] !== undefined, dice);
  if (type === 'public.sample_enum') return dice.pick([`'low'`, `'high'`]);
  if (type === 'public.sample_row') return dice.pick(['row(1, null)', 'row(null, null)', `row(2, 'x')`]);
  const name = shortNames[type] ?? type.replace(/^.*\./, '');
  const { ordinary, extreme } = builtinValues(name);
  const more = name === 'text' && dice.chance(0.4) ? meanings : dice.chance(0.5) ? extreme : ordinary;
  return `'${dice.pick(more.length === 0 ? ordinary : more).replaceAll("'", "''")}'`;
}

function rangeArgument(type: string, multi: boolean, dice: Dice): string {
  const values: Readonly<Record<string, readonly [string, string]>> = {
    int4: ['1', '5'],
    int8: ['1', '5'],
    num: ['1.5', 'NaN'],
    date: ['2020-01-01', 'infinity'],
    ts: ['-infinity', '2020-01-01'],
    tstz: ['2020-01-01', 'infinity'],
  };
  const [low, high] = values[type.replace(/(?:multi)?range$/, '')] ?? ['1', '5'];
  const one = dice.pick([`empty`, `(,)`, `[${low},${high})`, `[${low},)`, `(,${high}]`, `[${low},${low}]`]);
  return multi ? dice.pick([`'{}'`, `'{${one}}'`]) : `'${one}'`;
}
