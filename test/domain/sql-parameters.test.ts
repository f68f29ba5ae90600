/** Every text that reaches SQL is a parameter: no statement is put together from what callers pass. */
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { taskMigrations } from '../../src/migrate/index.js';
import { createTestDatabase } from '../../src/testing/index.js';
import {
  captureTaskSnapshot,
  collectTaskEvents,
  collectTelemetryTasks,
  completeBuild,
  deleteTask,
  getTaskByOwnerIDAndName,
  getTaskLogs,
  httpStatusOf,
  insertTask,
  listTasks,
  pauseTask,
  resumeTask,
  transitionWorkspace,
  updateTaskInput,
} from '../../src/tasks/index.js';
import { TaskFixtures, type Scene } from '../support/task-fixtures.js';
import { activeTask } from './lifecycle-world.js';

const root = new URL('../../', import.meta.url);
const generated = new URL('generated/', root);

/** The SQL of each definition in a generated file, and the definitions that hold something else than plain SQL. */
function sqlOf(text: string): { readonly sql: readonly string[]; readonly built: readonly string[] } {
  const sql = Array.from(text.matchAll(/^ {2}sql: `((?:[^`\\]|\\.)*)`,$/gm), (match) => match[1] ?? '');
  const places = Array.from(text.matchAll(/^ *sql:.*/gm), (match) => match[0]);
  const whole = Array.from(text.matchAll(/^ {2}sql: `(?:[^`\\]|\\.)*`,$/gm), (match) => match[0].split('\n')[0] ?? '');
  return { sql, built: [...places.filter((place) => !whole.includes(place)), ...sql.filter((each) => /(?<!\\)\$\{/.test(each))] };
}

describe('generated SQL', () => {
  test('is written down whole, in every file', async () => {
    const names = (await readdir(generated)).filter((name) => name.endsWith('.ts'));
    const texts = await Promise.all(names.map((name) => readFile(new URL(name, generated), 'utf8')));
    const found = texts.map(sqlOf);
    const definitions = texts.join('\n').match(/= define(?:Query|CopyFrom)</g)?.length ?? 0;
    expect(found.flatMap(({ built }) => built)).toEqual([]);
    expect(found.flatMap(({ sql }) => sql)).toHaveLength(definitions);
    expect(definitions).toBeGreaterThan(40);
  });

  test.each([
    ['  sql: `SELECT ${column} FROM tasks`,\n'],
    ["  sql: 'SELECT ' + column,\n"],
    ['  sql: build(`SELECT 1`),\n'],
    ['  sql: `SELECT 1` + where,\n'],
  ])('that were built as %j would be noticed', (text) => {
    expect(sqlOf(text).built).not.toEqual([]);
  });

  test('may hold dollar signs of its own', () => {
    expect(sqlOf('  sql: `SELECT \\${x} \\`y\\` $1`,\n')).toMatchObject({ sql: [expect.any(String)], built: [] });
  });
});

describe('what is sent', () => {
  const marker = `x'); DROP TABLE tasks; --`;
  const openDatabase = () => createTestDatabase({ server: inject('serverUrl'), migrations: taskMigrations() });
  let database: Awaited<ReturnType<typeof openDatabase>>;
  let client: pg.Client;
  let scene: Scene;
  const sent: string[] = [];
  /** The client, which notes the text of every statement. */
  let db: pg.Client;

  beforeAll(async () => {
    database = await openDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    scene = await new TaskFixtures(database.db).scene();
    const query = (statement: pg.QueryConfig) => {
      sent.push(statement.text);
      return client.query(statement);
    };
    db = new Proxy(client, { get: (target, key) => (key === 'query' ? query : Reflect.get(target, key)), has: (target, key) => key in target });
  });
  afterAll(async () => {
    await client.end();
    await database.close();
  });

  test('never holds what was passed, whichever function is called', async () => {
    const now = new Date();
    const { taskId, workspaceId } = await activeTask(database.db, scene);
    const by = { taskId, initiatorId: randomUUID() };
    const message = { id: 1, role: 'user', content: marker, time: '2026-03-01T12:00:00Z' } as const;
    const made = { resources: [{ id: randomUUID(), type: marker, name: marker, agents: [{ id: randomUUID(), name: marker, apps: [{ id: randomUUID(), slug: marker, url: marker }] }] }] };
    const row = { ...scene, id: randomUUID(), name: marker, displayName: marker, workspaceId: null, templateParameters: { [marker]: marker }, prompt: marker, createdAt: now };

    await insertTask(db, row);
    expect(await getTaskByOwnerIDAndName(db, { ownerId: scene.ownerId, name: marker })).toMatchObject({ prompt: marker, templateParameters: { [marker]: marker } });
    await expect(listTasks(db, { ...scene, status: marker })).rejects.toMatchObject({ sqlstate: '22P02' });
    const stop = await pauseTask(db, by);
    await captureTaskSnapshot(db, { taskId, messages: [message] });
    await completeBuild(db, { buildId: stop.id });
    expect(await updateTaskInput(db, { taskId, input: marker })).toMatchObject({ prompt: marker });
    expect(await getTaskLogs(db, { id: taskId }, { live: async () => [] })).toMatchObject({ logs: [{ content: marker }] });
    await completeBuild(db, { buildId: (await resumeTask(db, by)).id, ...made });
    await transitionWorkspace(db, { workspaceId, now: new Date(now.getTime() + 7_200_000) });
    await completeBuild(db, { buildId: (await database.db.query('SELECT id FROM workspace_builds WHERE workspace_id = $1 ORDER BY build_number DESC LIMIT 1', [workspaceId])).rows[0].id, error: marker });
    for await (const event of collectTaskEvents(db, { now, createdAfter: new Date(0) })) expect(event.taskId).toBe(taskId);
    for await (const task of collectTelemetryTasks(db)) expect(task.promptHash).toMatch(/^[0-9a-f]{64}$/);
    await deleteTask(db, by);

    expect(sent.length).toBeGreaterThan(60);
    expect(sent.filter((text) => text.includes(marker) || text.includes('DROP TABLE'))).toEqual([]);
  });

  test('is generated SQL, the frame of a transaction, or that of a cursor', async () => {
    const names = (await readdir(generated)).filter((name) => name.endsWith('.ts'));
    const known = (await Promise.all(names.map((name) => readFile(new URL(name, generated), 'utf8')))).flatMap((text) => sqlOf(text).sql);
    const frame = /^(?:BEGIN(?: ISOLATION LEVEL REPEATABLE READ)?|COMMIT|ROLLBACK|FETCH FORWARD \d+ FROM rowtype_stream_\d+|CLOSE rowtype_stream_\d+)$/;
    const others = new Set(sent.map((text) => text.replace(/^DECLARE rowtype_stream_\d+ NO SCROLL CURSOR FOR /, '')).filter((text) => !frame.test(text)));
    expect(others.size).toBeGreaterThan(15);
    expect([...others].filter((text) => !known.includes(text.replaceAll('\\', '\\\\')))).toEqual([]);
  });
});

describe('bad input', () => {
  const openDatabase = () => createTestDatabase({ server: inject('serverUrl'), migrations: taskMigrations() });
  let database: Awaited<ReturnType<typeof openDatabase>>;
  let scene: Scene;
  beforeAll(async () => {
    database = await openDatabase();
    scene = await new TaskFixtures(database.db).scene();
  });
  afterAll(() => database.close());
  const row = () => ({ ...scene, id: randomUUID(), name: randomUUID(), displayName: '', workspaceId: null, templateParameters: {}, prompt: 'x', createdAt: new Date() });

  test.each<readonly [string, Record<string, unknown>, Record<string, unknown>, number]>([
    ['an id that is none', { id: 'x' }, { name: 'ParameterError', parameter: 'id' }, 400],
    ['an unknown owner', { ownerId: randomUUID() }, { name: 'ForeignKeyViolationError' }, 500],
    ['a NUL character in the prompt', { prompt: 'a\0b' }, { name: 'ParameterError', parameter: 'prompt' }, 400],
    ['a NUL character in the parameters', { templateParameters: { a: '\0' } }, { name: 'ParameterError', parameter: 'templateParameters' }, 400],
    ['a time that is a text', { createdAt: '2026-03-01T12:00:00' }, { name: 'ParameterError', parameter: 'createdAt' }, 400],
    ['a time that is none', { createdAt: new Date(Number.NaN) }, { name: 'ParameterError', parameter: 'createdAt' }, 400],
    ['a title that is too long', { displayName: 'x'.repeat(128) }, { name: 'DatabaseError', sqlstate: '22001' }, 500],
    // Pseudo-random text, which PostgreSQL cannot pack into an index entry.
    ['a name that no index takes', { name: Array.from({ length: 3000 }, () => randomUUID()).join('') }, { name: 'DatabaseError', sqlstate: '54000' }, 500],
  ])('%s is a typed error, and nothing is written', async (_, wrong, refusal, status) => {
    const error: unknown = await insertTask(database.db, { ...row(), ...wrong }).catch((reason: unknown) => reason);
    expect(error).toMatchObject(refusal);
    expect(httpStatusOf(error)).toBe(status);
    expect((await database.db.query('SELECT FROM tasks')).rows).toEqual([]);
  });

  test('a huge prompt is stored as it is', async () => {
    const prompt = '漢😀'.repeat(400_000);
    const task = await insertTask(database.db, { ...row(), prompt });
    expect(task.prompt === prompt).toBe(true);
    await deleteTask(database.db, { id: task.id, deletedAt: new Date() });
    await database.db.query('DELETE FROM tasks');
  });
});
