/** A parent's constraints say nothing of rows in child tables that need not keep them. */
import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { openCompiler } from '../../src/compiler/open-compiler.js';
import { createServerDatabase } from '../support/server-database.js';
import { olderServers } from '../support/older-servers.js';
import { titleOf } from '../support/servers.js';

/** Milliseconds. */
const SLOW_MACHINE = 120_000;

const query = (name: string, sql: string): string => `-- name: ${name} :many\n${sql};\n\n`;

const everything = (table: string): string => `SELECT * FROM ${table}`;

/** `table.column` of the columns that are proven not null in what `statement` gives of each table. */
async function proven(schema: string, tables: readonly string[], databaseUrl?: string, statement = everything): Promise<readonly string[]> {
  const compiler = openCompiler({ cacheFolder: null, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
  try {
    const text = tables.map((table) => query(table, statement(table))).join('');
    const files = { schema: [{ path: 'schema.sql', text: schema }], queries: [{ path: 'queries.sql', text }] };
    const { queries, diagnostics } = await compiler.compile(files);
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    return queries.flatMap(({ name, columns }) => columns.flatMap(({ field, nullable }) => (nullable ? [] : [`${name}.${field}`])));
  } finally {
    await compiler.close();
  }
}

const foreign = `
create foreign data wrapper far;
create server away foreign data wrapper far;
create foreign table abroad (a int not null, b int check (b is not null), c int generated always as (coalesce(a, 0)) stored) server away;
create table whole (a int not null, b int check (b is not null));
create table family (a int not null, b int check (b is not null));
create foreign table cousin () inherits (family) server away;
create table old_family (a int not null, b int check (b is not null));
create table son () inherits (old_family);
create foreign table grandson () inherits (son) server away;
create table split (a int not null, b int check (b is not null)) partition by list (a);
create table near partition of split for values in (1);
create foreign table far partition of split for values in (2) server away;
`;

test('foreign tables, and what they are children or partitions of, keep no constraint', async () => {
  const tables = ['abroad', 'whole', 'family', 'cousin', 'old_family', 'son', 'grandson', 'split', 'near', 'far'];
  const own = ['whole.a', 'whole.b', 'near.a', 'near.b'];
  expect(await proven(foreign, tables, inject('serverUrl'))).toEqual(own);
}, SLOW_MACHINE);

test('what a foreign table returns of a written row is what the other server says', async () => {
  const written = (table: string): string => `INSERT INTO ${table} VALUES (1, 2) RETURNING *`;
  expect(await proven(foreign, ['abroad', 'whole'], inject('serverUrl'), written)).toEqual(['whole.a', 'whole.b']);
}, SLOW_MACHINE);

const loose = `
create table parent (a int, b int not null, c int not null);
create table child () inherits (parent);
create table grandchild () inherits (child);
alter table only parent alter column a set not null;
alter table grandchild alter column b drop not null;
create table split (a int, b int not null) partition by list (a);
create table one partition of split for values in (1);
`;

for (const server of olderServers()) {
  describe.skipIf(server.skip !== null)(titleOf(server), () => {
    test('NOT NULL of a parent counts only where all its children have it', async () => {
      const { url, stop } = await server.start();
      try {
        const tables = ['parent', 'child', 'grandchild', 'split'];
        expect(await proven(loose, tables, url)).toEqual(['parent.c', 'child.c', 'grandchild.c', 'split.b']);
        expect(await rowsOfParent(url)).toEqual([{ a: null, b: null, c: 1 }]);
      } finally {
        await stop();
      }
    }, SLOW_MACHINE);
  });
}

/** What PostgreSQL shows of the parent when a grandchild holds what it may. */
async function rowsOfParent(serverUrl: string): Promise<readonly unknown[]> {
  const database = await createServerDatabase(serverUrl);
  const client = new pg.Client({ connectionString: database.url });
  try {
    await client.connect();
    await client.query(`${loose}; insert into grandchild values (null, null, 1)`);
    return (await client.query('select * from parent')).rows;
  } finally {
    await client.end();
    await database.drop();
  }
}
