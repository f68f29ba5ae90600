/** Calls functions with random arguments and looks for the NULL that they are said never to return. */
import { Dice } from '../../src/testing/database/dice.js';
import { quoteText } from '../../src/testing/database/sql-text.js';
import { randomArguments } from './argument-values.js';
import type { FunctionWorld, SqlFunction } from './function-world.js';

/** Calls that one statement makes. */
const BATCH = 500;

/**
 * `num_nulls` looks at the value itself: IS NULL also holds for a row of NULLs. An error is no NULL. A function that returns
 * a set is looked at for some rows.
 */
const attackSql = `
create type public.sample_enum as enum ('low', 'high');
create type public.sample_row as (a int, b text);
create function public.attack(calls text[]) returns text language plpgsql as $body$
declare call text; nulls int; made int := 0; found text[] := '{}';
begin
  foreach call in array calls loop
    begin
      execute 'select max(n) from (select num_nulls(' || call || ') as n limit 100) q' into nulls;
      made := made + 1;
      if nulls > 0 then found := found || call; end if;
    exception when others then null;
    end;
  end loop;
  return json_build_object('made', made, 'found', found)::text;
end $body$`;

/** They wait, write files, end sessions or change the server; what they return is nobody's concern. */
const dangerous = /pg_sleep|terminate|cancel_backend|reload|rotate|promote|backup|restore|import|export|_slot|wal_|switch|replication|binary_upgrade|advisory|stat_reset|lo_|dblink|pg_ls|pg_read|file_|log_standby|logical|nextval|setval|set_config|notify|truncate|evict|txid_|snapshot|generate_series/;

export interface AttackReport {
  /** Functions that were called, and calls that PostgreSQL did not refuse. */
  readonly functions: number;
  readonly calls: number;
  /** Calls that returned NULL. */
  readonly found: readonly string[];
  /** The process of the database ended on the way. */
  readonly ended: boolean;
}

/** Of an extension. PGlite ends its process at odd arguments of some, now and then. */
const isExtra = ({ name }: SqlFunction): boolean => name.startsWith('public.');

/** They end it at ordinary ones too. */
const broken = /^public\._?lt/;

/**
 * @param which functions of PostgreSQL itself, or those of its extensions
 * @param calls for each function
 */
export async function attackFunctions(
  { database, functions }: Pick<FunctionWorld, 'database' | 'functions'>,
  which: 'core' | 'extensions',
  calls: number,
  seed: number,
): Promise<AttackReport> {
  await database.execute(which === 'core' ? attackSql : '');
  const dice = new Dice(seed);
  const attacked = functions.filter(
    (each) => (which === 'extensions') === isExtra(each) && each.fact !== null && each.callable && !dangerous.test(each.signature) && !broken.test(each.signature),
  );
  const all = attacked.flatMap((each) => [...new Set(Array.from({ length: each.argumentTypes.length === 0 ? 1 : calls }, () => callOf(each, dice)))]);
  let made = 0;
  const found: string[] = [];
  for (let from = 0; from < all.length; from += BATCH) {
    const list = all.slice(from, from + BATCH).map(quoteText).join(', ');
    const answer = await database.queryText(`select public.attack(array[${list}]::text[])`).catch(() => '');
    if (answer === '') return { functions: attacked.length, calls: made, found, ended: true };
    const result = JSON.parse(answer) as { made: number; found: string[] };
    made += result.made;
    found.push(...result.found);
  }
  return { functions: attacked.length, calls: made, found, ended: false };
}

function callOf({ name, argumentTypes, variadic, fact }: SqlFunction, dice: Dice): string {
  const plain = name.startsWith('public.');
  const args = randomArguments(argumentTypes, dice, () => false, plain);
  const nulls = randomArguments(argumentTypes, dice, () => true, plain);
  // What a fact asks not to be NULL is not; with `any` one argument is not.
  const kept = dice.below(Math.max(1, args.length));
  const given = args.map((arg, position) => {
    const mayBeNull = fact === 'any' ? position !== kept : fact !== null && fact !== 'all' && !fact.includes(position);
    return mayBeNull ? (nulls[position] ?? arg) : arg;
  });
  const last = given.length - 1;
  const spread = variadic && argumentTypes[last]?.endsWith('[]') === true;
  return `${name}(${given.map((arg, position) => (spread && position === last ? `variadic ${arg}` : arg)).join(', ')})`;
}
