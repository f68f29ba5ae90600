/** `rowtype generate`: what it writes, what it says, and what `--check` finds. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { queryText, schemaText, TestProject } from './test-project.js';

// Each command is a process of its own, most of them start a database.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let project = new TestProject('');
afterEach(() => project.remove());

describe('a project without settings', () => {
  test('compiles into generated/, and a second time changes nothing', async () => {
    project = await TestProject.create();
    const first = await project.run(['generate']);
    expect(first).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "written  generated/enums.ts
      written  generated/index.ts
      written  generated/people.ts
      1 query compiled in <time>
      ",
      }
    `);
    const text = await project.read('generated/people.ts');
    expect(text).toContain("from 'rowtype';");
    expect(text).toContain('export function getPerson(');

    const second = await project.run(['generate']);
    expect(second.stdout).toBe('1 query compiled in <time>; generated is up to date\n');
    expect(await project.read('generated/people.ts')).toBe(text);
  });

  test('without any query says how one begins', async () => {
    project = await TestProject.create({ 'queries/people.sql': 'SELECT id FROM person;\n' });
    const { code, stderr } = await project.run(['generate']);
    expect([code, stderr]).toEqual([0, 'no file has a query\nhelp: A query begins with a line such as "-- name: GetTask :one".\n']);
  });

  test('removes the file of queries that are gone, and only files that it has written', async () => {
    project = await TestProject.create({ 'generated/mine.ts': 'export {};\n' });
    await project.write('queries/moods.sql', '-- name: ListMoods :many\nSELECT DISTINCT mood FROM person;\n');
    await project.run(['generate']);
    await project.remove('queries/moods.sql');
    expect((await project.run(['generate'])).stdout).toContain('removed  generated/moods.ts\n');
    expect(await project.files()).toEqual(expect.arrayContaining(['generated/mine.ts', 'generated/people.ts']));
    expect(await project.files()).not.toContain('generated/moods.ts');
  });
});

test('settings count from the package.json, also in a folder below it', async () => {
  const settings = { schema: ['db/schema.sql'], queries: ['db/sql'], out: 'src/db', runtimeImport: '#rowtype' };
  project = await TestProject.create({
    'package.json': JSON.stringify({ type: 'module', rowtype: settings }),
    'migrations/0001_person.sql': null,
    'queries/people.sql': null,
    'db/schema.sql': schemaText,
    'db/sql/people.sql': queryText,
    'src/deep/er/readme.txt': '',
  });
  const { code, stdout } = await new TestProject(project.path('src/deep/er')).run(['generate']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('written  ../../db/people.ts\n') });
  expect(await project.read('src/db/people.ts')).toContain("from '#rowtype';");
});

test('flags win, and a relative runtimeImport still leads to the same file', async () => {
  project = await TestProject.create({
    'package.json': JSON.stringify({ type: 'module', rowtype: { out: 'generated', runtimeImport: '../lib/runtime.js' } }),
  });
  expect((await project.run(['generate', '--out', 'src/some/where'])).code).toBe(0);
  expect(await project.read('src/some/where/people.ts')).toContain("from '../../../lib/runtime.js';");
});

test('flags alone do the whole job, whatever the settings say', async () => {
  project = await TestProject.create({ 'package.json': '{ "rowtype": { "schema": 7 } }' });
  const flags = ['--schema', 'migrations', '--queries', 'queries', '--out', 'out'];
  expect(await project.run(['generate', ...flags])).toMatchObject({ code: 0, stderr: '' });
  expect(await project.read('out/people.ts')).toContain("from 'rowtype';");
});

describe('with a query that is wrong', () => {
  test('every mistake is shown, the good queries are written, and nothing is removed', async () => {
    project = await TestProject.create();
    await project.write('queries/old.sql', '-- name: OldQuery :many\nSELECT name FROM person;\n');
    await project.run(['generate']);
    await project.remove('queries/old.sql');
    await project.write('queries/people.sql', `${queryText}
-- name: Misspelt :one
SELECT nam FROM person;

-- name: Unfinished :many
SELECT id FROM person WHERE;

-- name: Names :many
SELECT name FROM person;
`);
    const result = await project.run(['generate']);
    expect(result).toMatchInlineSnapshot(`
      {
        "code": 1,
        "stderr": "queries/people.sql:8:8 error RT201: column "nam" does not exist
        8 | SELECT nam FROM person;
          |        ^
      help: Perhaps you meant to reference the column "person.name".

      queries/people.sql:11:28 error RT201: syntax error at end of input
       11 | SELECT id FROM person WHERE;
          |                            ^
      help: Mend the query Unfinished; the others are compiled all the same.

      2 errors; 2 queries compiled in <time>
      ",
        "stdout": "written  generated/index.ts
      kept     generated/old.ts (no query asks for it; removed once nothing is wrong)
      written  generated/people.ts
      ",
      }
    `);
    const text = await project.read('generated/people.ts');
    expect(text).toContain('export function getPerson(');
    expect(text).toContain('export function names(');
    expect(text).not.toContain('isspelt');
    expect(await project.files()).toContain('generated/old.ts');
  });
});

describe('--check', () => {
  test('passes on what generate has written, and writes nothing', async () => {
    project = await TestProject.create();
    await project.run(['generate']);
    const before = await project.files();
    expect(await project.run(['generate', '--check'])).toEqual({ code: 0, stdout: 'generated is up to date: 1 query compiled in <time>\n', stderr: '' });
    expect(await project.files()).toEqual(before);
  });

  test('names a stale, a missing and an orphaned file, shows the differences, and changes nothing', async () => {
    project = await TestProject.create({ 'queries/moods.sql': '-- name: ListMoods :many\nSELECT DISTINCT mood FROM person;\n' });
    await project.run(['generate']);
    await project.remove('generated/enums.ts');
    await project.write('queries/people.sql', queryText.replace('SELECT id, name, mood', 'SELECT id, name'));
    await project.remove('queries/moods.sql');
    await project.write('queries/feelings.sql', '-- name: ListFeelings :many\nSELECT DISTINCT mood FROM person;\n');
    const before = await project.read('generated/people.ts');

    const { code, stdout, stderr } = await project.run(['generate', '--check']);
    expect(code).toBe(1);
    expect(stderr).toMatchInlineSnapshot(`
      "
      generated is not what the queries and the schema give:
        missing   generated/enums.ts
        missing   generated/feelings.ts
        stale     generated/index.ts
        orphaned  generated/moods.ts (no query asks for it any more)
        stale     generated/people.ts
      help: Run "rowtype generate" and commit the result.
      "
    `);
    expect(stdout).toMatch(/^-\s+mood: Mood \| null;$/m);
    expect(await project.read('generated/people.ts')).toBe(before);
    expect(await project.files()).not.toContain('generated/feelings.ts');
  });

  test('fails when a generated file was edited by hand', async () => {
    project = await TestProject.create();
    await project.run(['generate']);
    await project.write('generated/people.ts', (await project.read('generated/people.ts')).replace('id: number', 'id: string'));
    const { code, stdout, stderr } = await project.run(['generate', '--check']);
    expect({ code, names: stderr.includes('stale     generated/people.ts') }).toEqual({ code: 1, names: true });
    expect(stdout).toMatch(/^-\s+id: string;\n\+\s+id: number;$/m);
  });

  test('fails when a query is wrong, although all files are there', async () => {
    project = await TestProject.create();
    await project.run(['generate']);
    await project.write('queries/bad.sql', '-- name: Bad :one\nSELECT nothing FROM nowhere;\n');
    const { code, stderr } = await project.run(['generate', '--check']);
    expect({ code, place: stderr.includes('queries/bad.sql:2:21 error RT201') }).toEqual({ code: 1, place: true });
  });
});
