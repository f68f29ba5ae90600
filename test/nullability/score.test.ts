/** The score of the solver, measured and printed; the page that shows it to users tells no better one. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openCompiler } from '../../src/compiler/open-compiler.js';
import { compileProject } from '../../src/compiler/project.js';
import type { Compilation, SolvedQuery } from '../../src/compiler/model.js';
import { taskMigrations } from '../../src/migrate/index.js';
import { checkTypes, createTestDatabase, type TypeReport } from '../../src/testing/index.js';
import { corpusFiles } from './corpus-files.js';
import { readExpectation } from './expectation.js';
import { scoreRows } from './score-page.js';

/** Milliseconds. */
const SLOW_MACHINE = 300_000;

/** To attack with others: set the seed. */
const seed = Number(process.env['ROWTYPE_SEED'] ?? 1);

const root = new URL('../../', import.meta.url);
const printed: string[] = [];

let page: ReturnType<typeof scoreRows>;

beforeAll(async () => {
  page = scoreRows(await readFile(new URL('docs/type-truth.md', root), 'utf8'));
});
afterAll(() => console.log(printed.join('\n')));

function print(name: string, { statements, columns, runs, rows, lies }: TypeReport, needless: number): void {
  printed.push(`${name}: ${statements} statements, ${columns} columns, ${runs} runs, ${rows} rows: ${lies.length} lies, ${needless} needlessly nullable`);
}

function expectThePageToBeTrue(name: string, { statements, columns }: TypeReport, needless: number): void {
  const shown = page.get(name);
  expect(shown?.unsound).toBe(0);
  expect(shown?.statements).toBeLessThanOrEqual(statements);
  expect(shown?.columns).toBeLessThanOrEqual(columns);
  expect(needless).toBeLessThanOrEqual(shown?.needless ?? -1);
}

function expectNoDiagnostic({ diagnostics }: Compilation): void {
  expect(diagnostics.map(({ message, file }) => `${file.path}: ${message}`)).toEqual([]);
}

test('our own queries tell the truth on random rows', async () => {
  const { compilation } = await compileProject({ schema: ['migrations'], queries: ['queries'], cwd: new URL('.', root).pathname });
  expectNoDiagnostic(compilation);
  const { db, close } = await createTestDatabase({ server: inject('serverUrl'), migrations: taskMigrations() });
  try {
    const report = await checkTypes(db, { queries: compilation.queries, rows: 30, seed });
    print('our own queries', report, report.needless.length);
    expect(report.lies).toEqual([]);
    // The last rows of a table may find no free key; a table must not stay thin.
    expect(report.tables.filter(({ problem, rows }) => problem !== null && rows < 20)).toEqual([]);
    // A query that no row reaches was not attacked.
    expect(report.unchecked.length).toBeLessThan(report.statements / 4);
    // Never seen is not never: a new query may need other rows.
    expectThePageToBeTrue('our own queries', report, Math.max(0, report.needless.length - report.columns / 50));
  } finally {
    await close();
  }
}, SLOW_MACHINE);

test('the corpus tells the truth on random rows too', async () => {
  const schema = corpusFiles('schema/');
  const compiler = openCompiler({ cacheFolder: null });
  const compiled = await compiler.compile({ schema, queries: corpusFiles('') });
  await compiler.close();
  expectNoDiagnostic(compiled);
  const { db, close } = await createTestDatabase({ schema: schema.map(({ text }) => text).join('\n') });
  try {
    const report = await checkTypes(db, { queries: compiled.queries, rounds: 3, runs: 4, seed });
    const needless = compiled.queries.reduce((total, query) => total + provable(query), 0);
    print('the corpus', report, needless);
    expect(report.lies).toEqual([]);
    expect(report.unchecked.length).toBeLessThan(report.statements / 10);
    expectThePageToBeTrue('the corpus', report, needless);
  } finally {
    await close();
  }
}, SLOW_MACHINE);

/** Columns that are never NULL, as the corpus knows, and which no rule proves. */
function provable(query: SolvedQuery): number {
  const names = readExpectation(query).provable;
  return query.columns.filter(({ field, nullable }) => nullable && names.includes(field)).length;
}
