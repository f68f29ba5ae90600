/** `rowtype vet` as a shell runs it: what it prints, and how it ends. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TestProject } from './test-project.js';

const badText = `-- name: DeleteAll :exec
DELETE FROM person;

-- name: AnyPerson :one
SELECT * FROM person WHERE name = @name;
`;

let project = new TestProject('');
beforeEach(async () => {
  project = await TestProject.create();
});
afterEach(() => project.remove());

async function settings(value: unknown): Promise<void> {
  await project.write('package.json', JSON.stringify({ private: true, rowtype: { vet: value } }, null, 2));
}

test('clean queries end with 0 and a line that says so', async () => {
  expect(await project.run(['vet'])).toEqual({ code: 0, stdout: '1 query vetted, nothing found\n', stderr: '' });
});

test('findings are printed with their places, the command fails, and nothing is written', async () => {
  await project.write('queries/bad.sql', badText);
  const before = await project.files();
  expect(await project.run(['vet'])).toMatchInlineSnapshot(`
    {
      "code": 1,
      "stderr": "",
      "stdout": "queries/bad.sql:2:13 warning RT502: DELETE without WHERE removes every row of person
      2 | DELETE FROM person;
        |             ^
    help: Add the condition; WHERE true says that every row is meant.

    queries/bad.sql:4:20 warning RT501: AnyPerson is :one, but more than one row may come back: no key bounds the number of rows
      4 | -- name: AnyPerson :one
        |                    ^
    help: Fix a unique key, add ORDER BY with LIMIT 1, or say :many.

    3 queries vetted, 2 findings
    ",
    }
  `);
  expect(await project.files()).toEqual(before);
});

test('--json prints nothing but JSON', async () => {
  await project.write('queries/bad.sql', `${badText}\n-- name: Broken :one\nSELECT nam FROM person;\n`);
  const { code, stdout, stderr } = await project.run(['vet', '--json', '--enable', 'RT508', '--disable', 'RT501']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    queries: 3,
    findings: [
      { query: 'DeleteAll', file: 'queries/bad.sql', line: 2, column: 13, code: 'RT502', hint: expect.stringContaining('WHERE true') },
      { query: 'AnyPerson', line: 5, column: 8, code: 'RT508' },
    ],
    errors: [{ file: 'queries/bad.sql', line: 8, column: 8, code: 'RT201' }],
  });
});

test('an error in a query fails the command, also without a finding', async () => {
  await project.write('queries/bad.sql', '-- name: Broken :one\nSELECT nam FROM person;\n');
  const { code, stdout, stderr } = await project.run(['vet']);
  expect(code).toBe(1);
  expect(stdout).toBe('1 query vetted, nothing found\n');
  expect(stderr).toContain('queries/bad.sql:2:8 error RT201');
});

describe('settings', () => {
  test('leave rules out and ask for more; a flag wins', async () => {
    await project.write('queries/bad.sql', badText);
    await settings({ disable: ['RT501', 'RT502'], enable: ['RT508'] });
    const { stdout } = await project.run(['vet', '--enable', 'RT502']);
    expect(stdout.match(/RT\d+/g)).toEqual(['RT502', 'RT508']);
  });

  test.each([[{ disabled: ['RT501'] }], [['RT501']], [{ disable: 'RT501' }], [{ disable: [1] }]])('%j are refused', async (value) => {
    await settings(value);
    const { code, stderr } = await project.run(['vet']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/package\.json:\d+: "vet" must be an object with "disable", "enable" or both/);
    expect(stderr).toContain('help: For example { "enable": ["RT508"] }.');
  });

  test('that name no rule are refused, as are flags', async () => {
    await settings({ disable: ['RT50'] });
    const { code, stderr } = await project.run(['vet']);
    expect([code, stderr.split('\n')[0]]).toEqual([1, 'there is no vet rule RT50']);
    const flagged = await project.run(['vet', '--disable', 'nonsense', '--schema', 'migrations', '--queries', 'queries']);
    expect([flagged.code, flagged.stderr.split('\n')[0]]).toEqual([1, 'there is no vet rule nonsense']);
  });
});

test('a server that does not answer is one error with a way out', async () => {
  const { code, stderr } = await project.run(['vet', '--database-url', 'postgresql://me:secret@127.0.0.1:1/none']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^the server does not answer: .*\nhelp: /);
  expect(stderr).not.toContain('secret');
});
