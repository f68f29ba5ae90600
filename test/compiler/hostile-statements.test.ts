/** Statements that no person writes and some programs do: deep, long, with too many parameters. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Compilation, type Compiler, openCompiler } from '../../src/compiler/index.js';

const views = times(8, (index) => {
  const below = index === 0 ? 'box' : `v${index}`;
  return `CREATE VIEW v${index + 1} AS SELECT coalesce(x.a, y.a) AS a, coalesce(x.s, y.s) AS s FROM ${below} x LEFT JOIN ${below} y ON x.a = y.a LIMIT 9;`;
});
const schema = [{ path: 'schema.sql', text: `CREATE TABLE box (a int NOT NULL, s text);\n${views.join('\n')}` }];
const good = '-- name: Good :one\nSELECT 1 AS one;\n';
/** Milliseconds. */
const SLOW_MACHINE = 300_000;

let compiler: Compiler;
beforeAll(() => {
  compiler = openCompiler({ cacheFolder: null });
});
afterAll(() => compiler.close());

/** Compiles the statement with a good one after it. */
function compile(sql: string): Promise<Compilation> {
  return compiler.compile({ schema, queries: [{ path: 'queries.sql', text: `-- name: Hostile :many\n${sql};\n${good}` }] });
}

function names({ queries }: Compilation): readonly string[] {
  return queries.map(({ name }) => name);
}

function times(count: number, text: (index: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, index) => text(index));
}

/** Each doubles the number of ways to the table. */
function chainOfCtes(length: number): string {
  const ctes = times(length, (index) => {
    const below = index === 0 ? 'box' : `c${index}`;
    return `c${index + 1} AS (SELECT coalesce(x.a, y.a) AS a, coalesce(x.s, y.s) AS s FROM ${below} x LEFT JOIN ${below} y ON x.a = y.a)`;
  });
  return `WITH ${ctes.join(', ')} SELECT a, s FROM c${length} WHERE a = $1`;
}

describe('what PostgreSQL takes compiles', () => {
  test.each([
    ['queries in queries', `SELECT * FROM ${'(SELECT * FROM '.repeat(80)}box${times(80, (level) => `) s${level}`).join('')}`],
    ['CTEs that read each other twice', chainOfCtes(40)],
    ['a view above a view above a view, each joined to itself', `SELECT * FROM v8 WHERE a = $1`],
    ['LATERAL after LATERAL', `SELECT l30.a FROM box l0 ${times(30, (index) => `CROSS JOIN LATERAL (SELECT coalesce(l${index}.a, l${index}.a) AS a) l${index + 1}`).join(' ')}`],
    ['a union of hundreds', times(300, (index) => `SELECT ${index} AS n`).join(' UNION ALL ')],
    ['a chain of ORs', `SELECT a FROM box WHERE ${times(1000, (index) => `a = ${index}`).join(' OR ')}`],
    ['a CASE in a CASE in a CASE', `SELECT ${'CASE WHEN a = 1 THEN 1 ELSE '.repeat(150)}0${' END'.repeat(150)} AS x FROM box`],
    ['a row as wide as can be', `SELECT ${times(1664, (index) => `a AS a${index}`).join(', ')} FROM box`],
    ['a list of ten thousand', `SELECT a FROM box WHERE a IN (${times(10_000, String).join(', ')})`],
  ])('%s', async (_, sql) => {
    const compilation = await compile(sql);
    expect(compilation.diagnostics.map(({ message }) => message)).toEqual([]);
    expect(names(compilation)).toEqual(['Hostile', 'Good']);
  }, SLOW_MACHINE);
});

describe('what is too much is one mistake, and the next query compiles', () => {
  test.each([
    ['nested too deeply', `SELECT ${times(5000, () => 'a').join(' + ')} AS x FROM box`, 'RT201', /nested too deeply/],
    ['too wide', `SELECT ${times(1665, (index) => `a AS a${index}`).join(', ')} FROM box`, 'RT201', /at most 1664/],
    ['too many parameters', `SELECT a FROM box WHERE a IN (${times(65_536, (index) => `$${index + 1}`).join(',')})`, 'RT203', /65536 parameters/],
  ] as const)('%s', async (_, sql, code, message) => {
    const compilation = await compile(sql);
    expect(compilation.diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(compilation.diagnostics[0]?.message).toMatch(message);
    expect(names(compilation)).toEqual(['Good']);
  }, SLOW_MACHINE);
});
