/** A live database with the very schema has no difference, whatever its version and however its columns are numbered. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { verify, type VerifyResult } from '../../src/compiler/index.js';
import { corpusFiles } from '../nullability/corpus-files.js';
import { olderSchema } from '../nullability/older-corpus.js';
import { createServerDatabase } from '../support/server-database.js';
import { olderServers } from '../support/older-servers.js';
import { titleOf } from '../support/servers.js';

/** Milliseconds. */
const SLOW_MACHINE = 300_000;

const schema = corpusFiles('schema/');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rowtype-versions-'));
  for (const { path, text } of corpusFiles('')) await writeFile(join(folder, path), text);
});
afterAll(() => rm(folder, { recursive: true }));

/** Verifies the corpus in a database that `build` fills; it gives the statements of the schema to compile. */
async function verified(serverUrl: string, build: (client: pg.Client) => Promise<readonly string[]>): Promise<VerifyResult> {
  const database = await createServerDatabase(serverUrl);
  const client = new pg.Client({ connectionString: database.url });
  try {
    await client.connect();
    await writeFile(join(folder, 'schema.txt'), (await build(client)).join('\n'));
    return await verify({ schema: ['schema.txt'], queries: ['.'], cwd: folder, cacheFolder: null, databaseUrl: database.url });
  } finally {
    await client.end();
    await database.drop();
  }
}

/** Runs the statements that the server takes, and gives them. */
async function runAccepted(client: pg.Client, sql: readonly string[]): Promise<readonly string[]> {
  const accepted: string[] = [];
  for (const statement of sql.flatMap((text) => text.split(/(?<=;)\n/))) {
    const isGood = await client.query(statement).then(() => true, () => false);
    if (isGood) accepted.push(statement);
  }
  return accepted;
}

const texts = (files: typeof schema): readonly string[] => files.map(({ text }) => text);

/** A rule cannot return rows of a table that once had another column. */
const ruled = texts(schema).flatMap((text) => [...text.matchAll(/^create rule \w+ as on \w+ to (\w+) .* returning /gm)].flatMap(([, name]) => name ?? []));

/** Each table is made with a first column that is dropped again: its columns then bear other numbers. */
function renumbered(text: string): string {
  return text.replace(/^create table (\w+) \((?!\) inherits)([^;]*?)(\)[^();]*;)$/gm, (whole, name: string) =>
    whole.includes('partition of') || ruled.includes(name) ? whole : `${whole.replace('(', '(dropped int, ')}\nalter table ${name} drop column dropped;`,
  );
}

test('none in PostgreSQL 18, where every column has another number', async () => {
  const live = texts(schema).map(renumbered);
  expect(live.join('').match(/drop column dropped/g)?.length).toBeGreaterThan(30);
  const { queries, differences } = await verified(inject('serverUrl'), async (client) => {
    for (const sql of live) await client.query(sql);
    return texts(schema);
  });
  expect(queries).toBeGreaterThan(700);
  expect(differences.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
}, SLOW_MACHINE);

for (const server of olderServers().filter(({ version }) => version === 16)) {
  describe.skipIf(server.skip !== null)(titleOf(server), () => {
    test('none but what it refuses', async () => {
      const { url, stop } = await server.start();
      try {
        const older = texts(olderSchema(schema, server.version));
        const { queries, differences } = await verified(url, (client) => runAccepted(client, older));
        expect(queries).toBeGreaterThan(700);
        expect(differences.filter(({ code }) => code === 'RT601').length).toBeLessThan(80);
        expect(differences.filter(({ code }) => code !== 'RT601').map(({ code, message }) => `${code} ${message}`)).toEqual([]);
      } finally {
        await stop();
      }
    }, SLOW_MACHINE);
  });
}
