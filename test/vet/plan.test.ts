/** The rules on plans, asked of a real server whose tables are big. */
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderDiagnostic } from '../../src/compiler/index.js';
import type { VetRules } from '../../src/compiler/vet-files.js';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.js';
import { folder, TestVet } from './test-vet.js';

const vet = new TestVet();
let database: ServerDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createServerDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(await readFile(`${folder}schema.sql`, 'utf8'));
  await client.query(`
    insert into owner (id, name) select n, 'owner ' || n from generate_series(1, 50) n;
    insert into task (id, owner_id, title, score) select n, n % 50 + 1, 'task ' || n, n % 7 from generate_series(1, 12000) n;
    analyze`);
});
afterAll(async () => {
  await vet.close();
  await client.end();
  await database.drop();
});

async function findings(text: string, rules: VetRules = {}) {
  const result = await vet.text(text, { databaseUrl: database.url, ...rules });
  expect(result.diagnostics.map(renderDiagnostic)).toEqual([]);
  return result.findings;
}

describe('a big table that is read from end to end', () => {
  test('is found where the query names it', async () => {
    const text = "-- name: Scan :many\nSELECT 'ä' AS a, t.id\nFROM owner CROSS JOIN task AS t\nWHERE t.score = @score AND owner.id = @owner_id;\n\n"
      + '-- name: Delete :exec\nDELETE FROM task WHERE score = @score;\n';
    const found = await findings(text);
    expect(found.map(renderDiagnostic).join('\n\n')).toMatchInlineSnapshot(`
      "queries.sql:3:23 warning RT520: the plan reads all of task (about 12000 rows) to find: (t.score = $1)
        3 | FROM owner CROSS JOIN task AS t
          |                       ^
      help: An index over the columns of that condition would find them, if it lets few rows pass.

      queries.sql:7:13 warning RT520: the plan reads all of task (about 12000 rows) to find: (task.score = $1)
        7 | DELETE FROM task WHERE score = @score;
          |             ^
      help: An index over the columns of that condition would find them, if it lets few rows pass."
    `);
  });

  test('behind a view too, at the start of the statement', async () => {
    const text = '-- name: Open :many\nSELECT id FROM open_task WHERE score = @score;\n';
    const [finding] = await findings(text);
    expect([finding?.code, text.slice(finding?.offset).slice(0, 6)]).toEqual(['RT520', 'SELECT']);
  });

  test('is nothing to tell where an index answers, every row is wanted, or the table is small', async () => {
    const text = ['-- name: Index :many\nSELECT id FROM task WHERE title = @title;', '-- name: All :many\nSELECT id FROM task;', '-- name: Small :many\nSELECT id FROM owner WHERE boss_id = @boss_id;', '-- name: Utility :one\nSHOW timezone;'];
    expect(await findings(text.join('\n\n'))).toEqual([]);
  });

  test('can be switched off', async () => {
    const query = 'SELECT id FROM task WHERE score = @score;\n';
    expect(await findings(`-- name: A :many\n-- rowtype-vet-disable RT520: once a year\n${query}`)).toEqual([]);
    expect(await findings(`-- name: B :many\n${query}`, { disable: ['RT520'] })).toEqual([]);
    expect((await findings('-- name: C :many\n-- rowtype-vet-disable RT520: no need\nSELECT id FROM task WHERE id = @id;\n')).map(({ code }) => code)).toEqual(['RT592']);
  });
});

test('a database with another schema refuses, and the other queries are planned all the same', async () => {
  const other = await createServerDatabase();
  try {
    const text = '-- name: Elsewhere :many\nSELECT title\nFROM task;\n\n-- name: Anywhere :one\nSELECT 1 AS one;\n';
    const { findings: found } = await vet.text(text, { databaseUrl: other.url });
    expect(found.map(renderDiagnostic).join('\n')).toMatchInlineSnapshot(`
      "queries.sql:3:6 warning RT521: the live database refuses Elsewhere: relation "task" does not exist
        3 | FROM task;
          |      ^
      help: Its schema is not the one of the schema files: run the migrations there, or name another database."
    `);
  } finally {
    await other.drop();
  }
});

test('no query is run', async () => {
  const count = async () => (await client.query<{ count: string }>('select count(*) from task')).rows[0]?.count;
  const before = await count();
  const text = '-- name: Remove :exec\nDELETE FROM task WHERE title = @title;\n\n-- name: Add :exec\nINSERT INTO note (id, task_id) VALUES (@id, @task_id);\n';
  expect(await findings(text)).toEqual([]);
  expect(await count()).toBe(before);
});

test('a table that someone else has locked is not waited for long', async () => {
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  try {
    await other.query('begin; lock table note in access exclusive mode');
    const found = await findings('-- name: Locked :many\nSELECT id FROM note WHERE task_id = @task_id;\n\n-- name: Free :many\nSELECT id FROM task WHERE score = @score;\n');
    expect(found.map(({ code, query }) => [code, query])).toEqual([['RT521', 'Locked'], ['RT520', 'Free']]);
    expect(found[0]?.help).toContain('lock');
  } finally {
    await other.end();
  }
});

test('a server that does not answer is one clear error', async () => {
  await expect(vet.text('-- name: A :one\nSELECT 1 AS one;\n', { databaseUrl: 'postgresql://nobody@127.0.0.1:1/none' })).rejects.toMatchObject({
    name: 'ScratchDatabaseError',
    message: expect.stringContaining('does not answer'),
  });
});
