/** `rowtype inspect` and `rowtype explain`: everything that is known, for programs and for people. */
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import type { Inspection } from '../../src/compiler/index.js';
import { queryText, TestProject } from './test-project.js';

// Each command is a process of its own, most of them start a database.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let project = new TestProject('');
beforeEach(async () => {
  project = await TestProject.create();
});
afterEach(() => project.remove());

const flags = ['--schema', 'migrations', '--queries', 'queries'];

describe('inspect', () => {
  test('--json prints nothing but JSON, and writes nothing', async () => {
    const before = await project.files();
    const { code, stdout, stderr } = await project.run(['inspect', '--json', ...flags]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { postgres, queries, errors }: Inspection = JSON.parse(stdout);
    expect(postgres).toMatch(/^18\./);
    expect(errors).toEqual([]);
    expect(queries).toMatchObject([
      {
        name: 'GetPerson',
        command: 'one',
        file: 'queries/people.sql',
        line: 1,
        doc: 'A person and their mood.',
        params: [{ name: 'id', position: 1, pgType: 'integer', tsType: 'number', nullable: false, array: false }],
        columns: [
          { name: 'id', nullable: false, table: 'person', column: 'id' },
          { name: 'name', nullable: false },
          { name: 'mood', nullable: true, pgType: 'mood', tsType: 'Mood | null' },
        ],
        rows: { min: 0, max: 1 },
        readOnly: true,
      },
    ]);
    expect(await project.files()).toEqual(before);
  });

  test('--json with a query that is wrong tells of it and of the others, and fails', async () => {
    await project.write('queries/bad.sql', '\n-- name: Bad :one\nSELECT nam FROM person;\n');
    const { code, stdout } = await project.run(['inspect', '--json', ...flags]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      queries: [{ name: 'GetPerson' }],
      errors: [{ file: 'queries/bad.sql', line: 3, column: 8, code: 'RT201', message: 'column "nam" does not exist' }],
    });
  });

  test('without --json a line for each query', async () => {
    const { code, stdout } = await project.run(['inspect']);
    expect(code).toBe(0);
    expect(stdout.replace(/PostgreSQL 18\.\d+/, 'PostgreSQL 18.x')).toMatchInlineSnapshot(`
      "1 query, judged by PostgreSQL 18.x
        GetPerson  :one  1 parameter  3 columns, 1 nullable  0 or 1 row  reads  queries/people.sql:1
      "
    `);
  });
});

describe('--database-url', () => {
  test('lets a server judge', async () => {
    const { code, stdout } = await project.run(['inspect', '--json', '--database-url', inject('serverUrl'), ...flags]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ postgres: expect.stringMatching(/^18\./), queries: [{ name: 'GetPerson', rows: { max: 1 } }], errors: [] });
  });

  test('of a server that is down is one sentence', async () => {
    const { code, stderr } = await project.run(['inspect', '--database-url', 'postgresql://127.0.0.1:1/x']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^the server does not answer: .+\nhelp: .+\n$/);
  });
});

describe('explain', () => {
  test('shows types, sources and reasons', async () => {
    expect(await project.run(['explain', 'GetPerson'])).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "GetPerson :one  queries/people.sql:1
        A person and their mood.

      Parameters
        $1  id  integer  number

      Columns
        name  from         PostgreSQL  NULL    why
        id    person.id    integer     never   person.id is NOT NULL
        name  person.name  text        never   person.name is NOT NULL
        mood  person.mood  mood        can be  person.mood allows NULL

      Rows   0 or 1 row: person (id) is unique and fixed
      Reads  it changes nothing
      ",
      }
    `);
  });

  test.each(['getPerson', 'get_person', 'GETPERSON'])('takes the name as %s too', async (name) => {
    expect((await project.run(['explain', name, ...flags])).stdout).toContain('GetPerson :one  queries/people.sql:1\n');
  });

  test('an unknown name gets a suggestion', async () => {
    expect(await project.run(['explain', 'FetchPerson'])).toEqual({ code: 1, stdout: '', stderr: 'there is no query FetchPerson\nhelp: Did you mean GetPerson?\n' });
    expect(await project.run(['explain', 'Xyz'])).toEqual({ code: 1, stdout: '', stderr: 'there is no query Xyz\nhelp: The queries are GetPerson.\n' });
  });

  test('a query that does not compile is shown with its mistake', async () => {
    await project.write('queries/people.sql', queryText.replace('mood\nFROM', 'moood\nFROM'));
    const { code, stderr } = await project.run(['explain', 'GetPerson']);
    expect(code).toBe(1);
    expect(stderr).toContain('queries/people.sql:3:18 error RT201: column "moood" does not exist');
    expect(stderr).toContain('GetPerson is not among the queries that compile');
  });

  test('an INSERT gives as many rows as what it inserts, for the same reason', async () => {
    const returning = (name: string, source: string): string => `-- name: ${name} :one\nINSERT INTO person (id, name)\n${source}\nRETURNING id;\n`;
    await project.write('queries/people.sql', returning('Add', "VALUES (@id, 'new')") + returning('Copy', 'SELECT id + 1, name FROM person ORDER BY id LIMIT 1'));
    expect((await project.run(['explain', 'Add'])).stdout).toMatch(/^Rows +exactly 1 row: one row of VALUES$/m);
    expect((await project.run(['explain', 'Copy'])).stdout).toMatch(/^Rows +0 or 1 row: LIMIT 1$/m);
  });

  test('of the telemetry query names a reason for each column that can be NULL', async () => {
    const repository = new TestProject(fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, ''));
    const { code, stdout } = await repository.run(['explain', 'GetTelemetryTaskEvents']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}stopBuildReason .* can be {2}.*LEFT JOIN/m);
    expect(stdout).toMatch(/^ {2}lastWorkingStatusAt .* can be {2}\S/m);
    expect(stdout).toMatch(/^ {2}activeDurationMs .* bigint .* never {3}\S/m);
  });
});
