/** `rowtype docs`: a database and its queries as a page of Markdown. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { queryText, schemaText, TestProject } from './test-project.js';

// Each command is a process of its own, most of them start a database.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let project = new TestProject('');
beforeEach(async () => {
  project = await TestProject.create();
});
afterEach(() => project.remove());

const awkwardSchema = `
CREATE SCHEMA "my app";
CREATE TYPE way AS ENUM ('up|down', '\`');
COMMENT ON TYPE way IS 'Two | of *them*';
CREATE TABLE "my app"."Odd ""table""" (
  "Id" int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "a|b" varchar(3) NOT NULL DEFAULT '\`|',
  tags text[] UNIQUE,
  doubled int GENERATED ALWAYS AS (length("a|b") * 2) STORED NOT NULL,
  CONSTRAINT "is | short" CHECK ("a|b" <> '|')
);
COMMENT ON TABLE "my app"."Odd ""table""" IS E'<b>Odd</b>\\nand _long_';
COMMENT ON COLUMN "my app"."Odd ""table"""."a|b" IS 'snake_case stays';
CREATE TABLE child (
  id uuid PRIMARY KEY,
  odd int REFERENCES "my app"."Odd ""table""",
  must int NOT NULL UNIQUE REFERENCES "my app"."Odd ""table""",
  way way,
  at point
);
CREATE INDEX child_way ON child (way);
CREATE TABLE nothing ();
CREATE TABLE parts (id int NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (1) TO (2);
CREATE VIEW both_sides AS SELECT child.id, odd."a|b" FROM child LEFT JOIN "my app"."Odd ""table""" odd ON odd."Id" = child.odd;
`;
const awkwardQueries = `-- name: ListChildren :many
-- Children, | and *all* of them.
SELECT sqlc.embed(child), "a|b" AS "the name", '\`\`\`' AS fence FROM child LEFT JOIN both_sides USING (id) WHERE child.id = ANY(@ids::uuid[]);

-- name: AddChild :copyfrom
INSERT INTO child (id, must) VALUES (@id, @must);
`;

test('names, comments and code with marks of Markdown and Mermaid come out as they are', async () => {
  await project.write('migrations/0001_person.sql', awkwardSchema);
  await project.write('queries/people.sql', awkwardQueries);
  const { code, stdout, stderr } = await project.run(['docs']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  await expect(stdout).toMatchFileSnapshot('../golden/docs/awkward.md');
});

test('--out writes the page once, and --check tells when it is missing or not current', async () => {
  const args = ['docs', '--out', 'docs/database.md'];
  expect(await project.run([...args, '--check'])).toMatchObject({ code: 1, stderr: expect.stringContaining('docs/database.md is missing') });
  expect(await project.run(args)).toEqual({ code: 0, stdout: 'written  docs/database.md\n', stderr: '' });
  expect(await project.read('docs/database.md')).toContain('### GetPerson');
  expect(await project.run([...args, '--check'])).toEqual({ code: 0, stdout: 'docs/database.md is up to date\n', stderr: '' });
  await project.write('migrations/0001_person.sql', schemaText.replace('likes point', 'likes box'));
  expect(await project.run([...args, '--check'])).toMatchInlineSnapshot(`
    {
      "code": 1,
      "stderr": "docs/database.md is not what the schema and the queries give
    help: Run "rowtype docs --out docs/database.md" and commit the result.
    ",
      "stdout": "",
    }
  `);
});

test('a mistake in a query or in the schema is told, and nothing is written', async () => {
  await project.write('queries/people.sql', queryText.replace('name, mood', 'name, mod'));
  const wrong = await project.run(['docs', '--out', 'database.md']);
  expect(wrong).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('queries/people.sql:3:18 error RT201') });
  await project.write('migrations/0001_person.sql', 'CREATE TABLE t (a nosuchtype);');
  expect(await project.run(['docs'])).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('RT202') });
  expect(await project.files()).not.toHaveProperty('database.md');
});

test('--check without a file is a misuse', async () => {
  expect(await project.run(['docs', '--check'])).toMatchObject({ code: 2, stderr: expect.stringContaining("'--check' needs option '--out'") });
});
