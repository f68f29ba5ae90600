/** The table of functions that never return NULL names functions that are there, all of them, and tells the truth. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedExtensions } from '../../src/compiler/analyse/shipped-extensions.js';
import { neverNullFunctions } from '../../src/compiler/solve/data/never-null-functions.js';
import { attackFunctions, type AttackReport, prepareAttack } from './attack-functions.js';
import { craftedCalls } from './crafted-calls.js';
import { type FunctionWorld, openEmbeddedWorld, reviewTables, type SqlFunction, tableSignatures } from './function-world.js';
import { nullableFunctions } from './nullable-functions.js';
import { openServerWorld } from './server-world.js';

/** Milliseconds. */
const SLOW_MACHINE = 300_000;

/** To attack with others: set the seed. */
const seed = Number(process.env['ROWTYPE_SEED'] ?? 1);

/** Of PostgreSQL before 18. */
const older = ['json_strip_nulls(json)', 'jsonb_strip_nulls(jsonb)'];

/** Refused in a subtransaction, where all calls are made. */
const outsideOnly = ['pg_export_snapshot()'];

/** Where queries are compiled, and where functions are called: of PGlite some odd calls end the process. */
let embedded: FunctionWorld;
let server: Awaited<ReturnType<typeof openServerWorld>>;

beforeAll(async () => {
  [embedded, server] = await Promise.all([openEmbeddedWorld(), openServerWorld()]);
  await prepareAttack(server.database);
}, SLOW_MACHINE);
afterAll(async () => {
  await embedded?.close().catch(() => {});
  await server?.close();
}, SLOW_MACHINE);

test('every extension that PGlite ships is there, in PGlite and on the server', () => {
  expect([...embedded.refused, ...server.refused]).toEqual([]);
  expect(shippedExtensions.filter((name) => !server.extensions.includes(name))).toEqual([]);
});

test('every entry names a function of PostgreSQL, and none is listed as both', () => {
  const { stale, unjudged, judged } = reviewTables(embedded);
  const onServer = new Set(reviewTables(server).stale);
  expect(stale.filter((signature) => onServer.has(signature)).sort()).toEqual(older);
  const sometimes = new Set(tableSignatures(nullableFunctions));
  expect(tableSignatures(neverNullFunctions).filter((signature) => sometimes.has(signature))).toEqual([]);
  // `npm run check:functions` lists them: what waits, writes files or administers the server.
  console.log(`${judged} functions judged, ${unjudged.length} taken as nullable without a judgement`);
  expect(unjudged.length).toBeLessThanOrEqual(310);
});

const attack = async (functions: readonly SqlFunction[], what: string): Promise<AttackReport> => {
  const report = await attackFunctions(functions, server.database, 12, seed);
  console.log(`${report.functions} functions of ${what}, ${report.calls} calls`);
  return report;
};

const isExtra = ({ name }: SqlFunction): boolean => name.startsWith('public.');

test('no call of an entry returns NULL, and each entry has been called', async () => {
  const { found, unreached, functions } = await attack(server.functions.filter((each) => !isExtra(each)), 'PostgreSQL');
  expect({ found, unreached }).toEqual({ found: [], unreached: outsideOnly });
  expect(functions).toBeGreaterThan(1950);
}, SLOW_MACHINE);

test('no call of an entry of an extension returns NULL, and each entry has been called', async () => {
  const { found, unreached, functions } = await attack(server.functions.filter(isExtra), 'extensions');
  expect({ found, unreached }).toEqual({ found: [], unreached: [] });
  expect(functions).toBeGreaterThan(500);
}, SLOW_MACHINE);

test('calls are made for functions that are there', () => {
  const known = new Set(server.functions.map(({ signature }) => signature));
  expect(Object.keys(craftedCalls).filter((signature) => !known.has(signature))).toEqual([]);
});

test('a wrong entry is found', async () => {
  const wrong = ['pg_catalog.array_length(anyarray,integer)', 'pg_catalog.lower(anyrange)', 'pg_catalog.to_number(text,text)', 'public.lca(ltree[])'];
  const named = server.functions.filter(({ name, argumentTypes }) => wrong.includes(`${name}(${argumentTypes.join(',')})`));
  expect(named).toHaveLength(wrong.length);
  const { found } = await attackFunctions(named.map((each) => ({ ...each, fact: 'all' })), server.database, 200, seed);
  expect(new Set(found.map((call) => call.slice(0, call.indexOf('('))))).toEqual(new Set(named.map(({ name }) => name)));
}, SLOW_MACHINE);

test('a function whose every call is refused is told', async () => {
  const nowhere: SqlFunction = { signature: 'nowhere(text)', name: 'public.nowhere', argumentTypes: ['text'], variadic: false, volatility: 'v', callable: true, fact: 'all' };
  expect((await attackFunctions([nowhere], server.database, 2, seed)).unreached).toEqual(['nowhere(text)']);
});
