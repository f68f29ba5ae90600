/** Statements that look not null and are not, beside some that are: each is judged, and run on nasty data. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCompiler } from '../../src/compiler/open-compiler.js';
import type { SolvedQuery } from '../../src/compiler/model.js';
import { corpusFiles } from './corpus-files.js';
import { readExpectation } from './expectation.js';
import { lies, undetected, unmet } from './judge.js';
import { openRawDatabase, type RawDatabase, type RawRow } from './raw-database.js';

const schema = corpusFiles('schema/');
const files = corpusFiles('');
/** Milliseconds. */
const SLOW_MACHINE = 300_000;

const score = { statements: 0, columns: 0, unsound: 0, needless: 0 };

let database: RawDatabase;
let solved: ReadonlyMap<string, readonly SolvedQuery[]>;

beforeAll(async () => {
  const compiler = openCompiler({ cacheFolder: null });
  try {
    const { queries, diagnostics } = await compiler.compile({ schema, queries: files });
    expect(diagnostics.map(({ message, file, offset }) => `${file.path}: ${message}: ${file.text.slice(offset, offset + 40)}`)).toEqual([]);
    solved = new Map(files.map(({ path }) => [path, queries.filter(({ file }) => file === path)]));
  } finally {
    await compiler.close();
  }
  database = await openRawDatabase(schema.map(({ text }) => text));
}, SLOW_MACHINE);

afterAll(async () => {
  const { statements, columns, unsound, needless } = score;
  console.log(`${statements} statements, ${columns} columns: ${unsound} unsound, ${needless} needlessly nullable`);
  await database?.close();
});

test.each(files.map(({ path }) => path))('%s: no lie, no proof lost, every trap bites', async (path) => {
  const wrong: string[] = [];
  const queries = solved.get(path) ?? [];
  expect(queries.length).toBeGreaterThan(0);
  for (const query of queries) {
    const expected = readExpectation(query);
    const rows = await run(query);
    const untrue = lies(query, rows);
    wrong.push(...[...untrue, ...unmet(query, expected, rows), ...undetected(query, expected, rows)].map((what) => `${query.name}: ${what}`));
    score.statements += 1;
    score.columns += query.columns.length;
    score.unsound += untrue.length;
    score.needless += query.columns.filter(({ field, nullable }) => nullable && expected.provable.includes(field)).length;
  }
  expect(wrong).toEqual([]);
}, SLOW_MACHINE);

function run(query: SolvedQuery): Promise<readonly RawRow[]> {
  return database.rows(query.sql, readExpectation(query).args).catch((error: unknown) => {
    throw new Error(`${query.name} does not run: ${String(error)}`);
  });
}
