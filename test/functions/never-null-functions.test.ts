/** The table of functions that never return NULL names functions that are there, all of them, and tells the truth. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { neverNullFunctions } from '../../src/compiler/solve/data/never-null-functions.js';
import { attackFunctions, type AttackReport } from './attack-functions.js';
import { type FunctionWorld, openFunctionWorld, reviewTables, tableSignatures } from './function-world.js';
import { nullableFunctions } from './nullable-functions.js';

/** Milliseconds. */
const SLOW_MACHINE = 300_000;

/** To attack with others: set the seed. */
const seed = Number(process.env['ROWTYPE_SEED'] ?? 1);

/** Of the extension xml2, which PGlite does not ship, and of PostgreSQL before 18. */
const elsewhere = [
  'public.xml_encode_special_chars(text)',
  'public.xml_valid(text)',
  'public.xpath_bool(text,text)',
  'json_strip_nulls(json)',
  'jsonb_strip_nulls(jsonb)',
];

let world: FunctionWorld;

beforeAll(async () => {
  world = await openFunctionWorld();
}, SLOW_MACHINE);
afterAll(() => world?.close().catch(() => {}));

test('every extension that PGlite ships is there', () => {
  expect(world.refused).toEqual([]);
});

test('every entry names a function of PostgreSQL, and none is listed as both', () => {
  const { stale, unjudged, judged } = reviewTables(world);
  expect(stale.filter((signature) => !elsewhere.includes(signature))).toEqual([]);
  const sometimes = new Set(tableSignatures(nullableFunctions));
  expect(tableSignatures(neverNullFunctions).filter((signature) => sometimes.has(signature))).toEqual([]);
  // `npm run check:functions` lists them: what waits, writes files or administers the server.
  console.log(`${judged} functions judged, ${unjudged.length} taken as nullable without a judgement`);
  expect(unjudged.length).toBeLessThanOrEqual(310);
});

const report = ({ functions, calls, ended }: AttackReport, what: string): void => {
  console.log(`${functions} functions of ${what}, ${calls} calls${ended ? ', until the process of PGlite ended' : ''}`);
};

test('no call of an entry returns NULL', async () => {
  const attack = await attackFunctions(world, 'core', 12, seed);
  report(attack, 'PostgreSQL');
  expect(attack.found).toEqual([]);
  expect(attack).toMatchObject({ ended: false });
  expect(attack.functions).toBeGreaterThan(1850);
  expect(attack.calls).toBeGreaterThan(attack.functions * 4);
}, SLOW_MACHINE);

test('a wrong entry is found', async () => {
  const wrong = ['pg_catalog.array_length(anyarray,integer)', 'pg_catalog.lower(anyrange)', 'pg_catalog.to_number(text,text)'];
  const named = world.functions.filter(({ name, argumentTypes }) => wrong.includes(`${name}(${argumentTypes.join(',')})`));
  expect(named).toHaveLength(wrong.length);
  await world.database.execute('drop function public.attack; drop type public.sample_enum, public.sample_row');
  const { found } = await attackFunctions({ ...world, functions: named.map((each) => ({ ...each, fact: 'all' })) }, 'core', 200, seed);
  expect(new Set(found.map((call) => call.slice(0, call.indexOf('('))))).toEqual(new Set(named.map(({ name }) => name)));
}, SLOW_MACHINE);

// The last: it may be the end of the database.
test('no call of an entry of an extension returns NULL', async () => {
  const attack = await attackFunctions(world, 'extensions', 12, seed);
  report(attack, 'extensions');
  expect(attack.found).toEqual([]);
  expect(attack.functions).toBeGreaterThan(350);
}, SLOW_MACHINE);
