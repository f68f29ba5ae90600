import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCompiler } from '../../src/compiler/open-compiler.js';
import type { Compilation } from '../../src/compiler/model.js';

const schema = [{ path: 'schema.sql', text: `create type mood as enum ('sad', 'ok'); create table t (id int primary key, m mood);` }];
const first = { path: 'first.sql', text: '-- name: First :one\nselect id, m from t where id = @id;\n' };
const second = { path: 'second.sql', text: '-- name: Second :many\nselect m from t;\n' };

let cacheFolder: string;

beforeAll(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'rowtype-results-'));
});

afterAll(() => rm(cacheFolder, { recursive: true, force: true }));

/** Each call is a run of its own: nothing is left in memory. */
async function run(queries: readonly { path: string; text: string }[], over = schema): Promise<Compilation> {
  const compiler = openCompiler({ cacheFolder });
  try {
    return await compiler.compile({ schema: over, queries });
  } finally {
    await compiler.close();
  }
}

async function snapshots(): Promise<string[]> {
  return (await readdir(cacheFolder)).filter((name) => name.endsWith('.tar'));
}

async function removeSnapshots(): Promise<void> {
  for (const name of await snapshots()) await rm(join(cacheFolder, name));
}

test('an unchanged run gives the same answer and opens no database', async () => {
  const cold = await run([first, second]);
  expect(cold.queries.map(({ name }) => name)).toEqual(['First', 'Second']);
  await removeSnapshots();
  expect(await run([first, second])).toEqual(cold);
  // A database would have been built, and its snapshot kept.
  expect(await snapshots()).toEqual([]);
});

test('a changed query, a changed schema and an unreadable cache are compiled anew', async () => {
  const edited = { ...second, text: second.text.replace('select m', 'select id, m') };
  const afterEdit = await run([first, edited]);
  expect(afterEdit.queries.map(({ columns }) => columns.length)).toEqual([2, 2]);
  expect(afterEdit.enums.map(({ name }) => name)).toEqual(['Mood']);

  const stricter = [{ path: 'schema.sql', text: schema[0]!.text.replace('m mood', 'm mood not null') }];
  const afterChange = await run([first, second], stricter);
  expect(afterChange.queries[1]?.columns[0]?.nullable).toBe(false);

  for (const name of await readdir(cacheFolder)) await writeFile(join(cacheFolder, name), '{ torn');
  expect(await run([first, second], stricter)).toEqual(afterChange);
});

test('a mistake is told in every run, and again after another file was mended', async () => {
  const bad = { path: 'bad.sql', text: '-- name: Bad :many\nselect nothing from t;\n' };
  for (const queries of [[first, bad], [first, bad], [first, second, bad]]) {
    const { diagnostics, queries: good } = await run(queries);
    expect(diagnostics.map(({ code, file }) => [code, file.path])).toEqual([['RT201', 'bad.sql']]);
    expect(good.map(({ name }) => name)).toContain('First');
  }
});

test('a warning is told in every run, and keeps no file from being known', async () => {
  const forgotten = { path: 'forgotten.sql', text: '-- name: Noted :many\nselect id from t;\nselect m from t;\n' };
  const cold = await run([first, forgotten]);
  expect(cold.diagnostics.map(({ code, severity, file }) => [code, severity, file.path])).toEqual([['RT106', 'warning', 'forgotten.sql']]);
  await removeSnapshots();
  const moved = { ...forgotten, path: 'moved.sql' };
  expect(await run([first, forgotten])).toEqual(cold);
  expect((await run([first, moved])).diagnostics.map(({ file }) => file)).toEqual([moved]);
  expect(await snapshots()).toEqual([]);
});

test('one name in two files is told although both files are known', async () => {
  const twin = { path: 'twin.sql', text: second.text.replace('select m', 'select id') };
  expect((await run([second])).diagnostics).toEqual([]);
  expect((await run([twin])).diagnostics).toEqual([]);
  const { diagnostics } = await run([second, twin]);
  expect(diagnostics.map(({ code }) => code)).toEqual(['RT103']);
});

test('the path of a renamed file is the new one', async () => {
  const renamed = { ...first, path: 'elsewhere/first.sql' };
  expect((await run([renamed])).queries[0]?.file).toBe('elsewhere/first.sql');
});
