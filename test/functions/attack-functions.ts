/** Calls functions with random arguments and looks for the NULL that they are said never to return. */
import { Dice } from '../../src/testing/database/dice.js';
import { quoteText } from '../../src/testing/database/sql-text.js';
import { randomArguments } from './argument-values.js';
import { craftedCalls } from './crafted-calls.js';
import type { FunctionDatabase, SqlFunction } from './function-world.js';

/** Calls that one statement makes. */
const BATCH = 500;

/** Functions that no call of a round could reach get another one with other arguments, so often. */
const ROUNDS = 40;

/**
 * `num_nulls` looks at the value itself: IS NULL also holds for a row of NULLs. An error is no NULL. A function that returns
 * a set is looked at for some rows.
 */
const attackSql = `
create type public.sample_enum as enum ('low', 'high');
create type public.sample_row as (a int, b text);
create sequence public.sample_sequence;
select nextval('public.sample_sequence');
declare sample_cursor cursor with hold for select 1 as a;
create foreign data wrapper sample_wrapper;
create server sample_server foreign data wrapper sample_wrapper;
create table public.sample_partitions (a int) partition by hash (a);
create table public.sample_rows (a int, b int);
insert into public.sample_rows select n % 3, n % 3 from generate_series(1, 100) n;
create statistics public.sample_statistics on a, b from public.sample_rows;
analyze public.sample_rows;
create function public.attack(calls text[]) returns text language plpgsql as $body$
declare nulls int; answered int[] := '{}'; found text[] := '{}';
begin
  for position in 1 .. coalesce(cardinality(calls), 0) loop
    begin
      execute 'select max(n) from (select num_nulls(' || calls[position] || ') as n limit 100) q' into nulls;
      answered := answered || position;
      if nulls > 0 then found := found || calls[position]; end if;
    exception when others then null;
    end;
  end loop;
  return json_build_object('answered', answered, 'found', found)::text;
end $body$`;

/** With random arguments it would change the session that the others are called in. */
const onlyCrafted: ReadonlySet<string> = new Set(['set_config(text,text,boolean)']);

export interface AttackReport {
  readonly functions: number;
  /** Calls that PostgreSQL did not refuse. */
  readonly calls: number;
  /** Calls that returned NULL. */
  readonly found: readonly string[];
  /** Signatures of functions whose every call was refused: of them nothing is known. */
  readonly unreached: readonly string[];
}

/** Makes what the attack needs; once in a database. */
export function prepareAttack(database: FunctionDatabase): Promise<void> {
  return database.execute(attackSql);
}

/**
 * Calls those of the functions that have a fact.
 *
 * @param calls for each function
 */
export async function attackFunctions(functions: readonly SqlFunction[], database: FunctionDatabase, calls: number, seed: number): Promise<AttackReport> {
  const dice = new Dice(seed);
  const attacked = functions.filter((each) => each.fact !== null && each.callable);
  let open = attacked;
  let answered = 0;
  const found: string[] = [];
  for (let round = 0; round < ROUNDS && open.length > 0; round += 1) {
    const all = open.flatMap((each) => callsOf(each, calls, dice));
    const reached = new Set<string>();
    for (let from = 0; from < all.length; from += BATCH) {
      const batch = all.slice(from, from + BATCH);
      const list = batch.map(({ call }) => quoteText(call)).join(', ');
      const result = JSON.parse(await database.queryText(`select public.attack(array[${list}]::text[])`)) as { answered: number[]; found: string[] };
      answered += result.answered.length;
      found.push(...result.found);
      for (const position of result.answered) reached.add(batch[position - 1]?.signature ?? '');
    }
    open = open.filter(({ signature }) => !reached.has(signature));
  }
  return { functions: attacked.length, calls: answered, found, unreached: open.map(({ signature }) => signature) };
}

interface Call {
  readonly signature: string;
  /** An expression. */
  readonly call: string;
}

function callsOf(each: SqlFunction, count: number, dice: Dice): readonly Call[] {
  const { signature, argumentTypes } = each;
  const crafted = craftedCalls[signature] ?? [];
  const random = onlyCrafted.has(signature) ? [] : Array.from({ length: argumentTypes.length === 0 ? 1 : count }, () => callOf(each, dice));
  return [...new Set([...crafted, ...random])].map((call) => ({ signature, call }));
}

function callOf({ name, argumentTypes, variadic, fact }: SqlFunction, dice: Dice): string {
  const args = randomArguments(argumentTypes, dice, () => false);
  const nulls = randomArguments(argumentTypes, dice, () => true);
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
