/** Where the log of a task comes from in each state, and what is kept of it at a pause. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { taskMigrations } from '../../src/migrate/index.js';
import { createTestDatabase } from '../../src/testing/index.js';
import {
  captureTaskSnapshot,
  deleteTask,
  getTaskLogs,
  getTaskSnapshot,
  httpStatusOf,
  storeUploadedSnapshot,
  TaskNotFoundError,
  upsertTaskSnapshot,
  type LiveLog,
  type TaskMessage,
} from '../../src/tasks/index.js';
import type { JsonValue } from '../../src/runtime/index.js';
import { TaskFixtures, type BuildFacts, type Scene } from '../support/task-fixtures.js';

const messages: readonly TaskMessage[] = [
  { id: 1, role: 'user', content: 'Fix the bug', time: '2026-03-01T12:00:00Z' },
  { id: 2, role: 'agent', content: 'Done 😀', time: '2026-03-01T12:00:01.000000001+01:00' },
];
const entries = [
  { id: 1, type: 'input', content: 'Fix the bug', time: '2026-03-01T12:00:00Z' },
  { id: 2, type: 'output', content: 'Done 😀', time: '2026-03-01T12:00:01.000000001+01:00' },
];
const capturedAt = new Date('2026-03-01T12:30:00Z');
const never: LiveLog = () => Promise.reject(new Error('asked although the task does not run'));
const openDatabase = () => createTestDatabase({ server: inject('serverUrl'), migrations: taskMigrations() });

let database: Awaited<ReturnType<typeof openDatabase>>;
let fixtures: TaskFixtures;
let scene: Scene;
let workspaceId: string;
let id: string;
beforeAll(async () => {
  database = await openDatabase();
  fixtures = new TaskFixtures(database.db);
  scene = await fixtures.scene();
});
beforeEach(async () => {
  workspaceId = await fixtures.workspace(scene);
  id = await fixtures.task(scene, { workspace_id: workspaceId });
});
afterAll(() => database.close());

const logs = (live: LiveLog = never) => getTaskLogs(database.db, { id }, { live });
const capture = (list: readonly TaskMessage[] = messages) => captureTaskSnapshot(database.db, { taskId: id, messages: list, capturedAt });

/** Gives the task one build, bound to an app where it is started. */
async function build(facts: Omit<BuildFacts, 'workspaceId' | 'number'>, app: Record<string, unknown> | null = null, agent: Record<string, unknown> = {}) {
  await fixtures.build(scene, { workspaceId, number: 1, ...facts });
  if (app === null) return fixtures.bind(id, 1);
  const agentId = await fixtures.agent(scene, agent);
  return fixtures.bind(id, 1, { agentId, appId: await fixtures.app(agentId, app) });
}

describe('logs', () => {
  test.each<readonly [string, Parameters<typeof build>]>([
    ['paused', [{ transition: 'stop' }]],
    ['pending', [{ transition: 'start', job: 'pending' }]],
    ['initializing', [{ transition: 'start' }, {}, { lifecycle_state: 'starting' }]],
  ])('of a task that is %s are its snapshot, or empty without one', async (_, facts) => {
    await build(...facts);
    expect(await logs()).toEqual({ logs: [], snapshot: true });
    await capture();
    expect(await logs()).toEqual({ logs: entries, snapshot: true, snapshotAt: capturedAt });
  });

  test.each<readonly [string, Parameters<typeof build>]>([
    ['error', [{ transition: 'start', job: 'failed' }]],
    ['error', [{ transition: 'start' }, { health: 'unhealthy' }]],
    ['unknown', [{ transition: 'stop', job: 'running' }]],
  ])('of a task in the state %s are a conflict that names the state', async (state, facts) => {
    await build(...facts);
    await capture();
    await expect(logs()).rejects.toMatchObject({
      name: 'TaskConflictError',
      status: 409,
      code: 'TASK_CONFLICT',
      state,
      message: `cannot fetch logs in current state: the task is in the state "${state}"`,
    });
  });

  test('of an active task are live, and its snapshot is not read', async () => {
    await build({}, { url: 'http://localhost:3284' });
    await capture(messages.slice(0, 1));
    const live = vi.fn<LiveLog>(async (app) => (app.url().href === 'http://localhost:3284/' && app.task.id === id ? messages : []));
    expect(await logs(live)).toEqual({ logs: entries });
    expect(live).toHaveBeenCalledOnce();
    expect(live).toHaveBeenCalledWith(expect.objectContaining({ workspaceId, agentId: expect.any(String), appId: expect.any(String) }));
  });

  test('of an unknown or deleted task are not found', async () => {
    await expect(getTaskLogs(database.db, { id: randomUUID() }, { live: never })).rejects.toMatchObject({ name: 'TaskNotFoundError', status: 404, what: 'task' });
    await build({ transition: 'stop' });
    await deleteTask(database.db, { id, deletedAt: new Date() });
    await expect(logs()).rejects.toMatchObject({ status: 404 });
  });

  test('of a deleted workspace are not found', async () => {
    await build({}, {});
    await database.db.query('UPDATE workspaces SET deleted = true WHERE id = $1', [workspaceId]);
    await expect(logs()).rejects.toMatchObject({ name: 'TaskNotFoundError', status: 404, what: 'workspace' });
  });

  test.each<readonly [string | null, string, number]>([
    [null, 'TaskDataError', 500],
    ['not an address', 'TaskDataError', 500],
    ['', 'TaskDataError', 500],
    ['ftp://localhost', 'TaskInputError', 400],
    ['javascript:alert(1)', 'TaskInputError', 400],
  ])('of an app whose address is %j are refused when it is asked for', async (url, name, status) => {
    await build({}, { url });
    await expect(logs(async (app) => (app.url(), messages))).rejects.toMatchObject({ name, status });
    // Who reaches the app by other means needs no address.
    expect(await logs(async () => messages)).toEqual({ logs: entries });
  });

  test.each<readonly [string, LiveLog, string | RegExp]>([
    ['fails', () => Promise.reject(new Error('connection refused')), 'the app could not be asked for its log'],
    ['throws at once', () => { throw new TypeError('no'); }, 'the app could not be asked for its log'],
    // @ts-expect-error no list
    ['gives no list', async () => ({ messages }), /^the app's answer is no log: messages must be an array/],
    // @ts-expect-error another role
    ['gives an unknown role', async () => [{ ...messages[0], role: 'system' }], /messages\[0\]\.role must be "user" or "agent"/],
  ])('that the app %s are a bad gateway', async (_, live, message) => {
    await build({}, {});
    await expect(logs(live)).rejects.toMatchObject({ name: 'TaskSourceError', status: 502, message: expect.stringMatching(message) });
  });

  test('that take too long are a bad gateway, and the app is told', async () => {
    await build({}, {});
    let isAborted = false;
    const live: LiveLog = ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(((isAborted = true), signal.reason))));
    await expect(getTaskLogs(database.db, { id }, { live, liveTimeoutMs: 1 })).rejects.toMatchObject({ name: 'TaskSourceError', status: 502 });
    expect(isAborted).toBe(true);
  });

  test('pass on what the live source itself calls it', async () => {
    await build({}, {});
    await expect(logs(() => Promise.reject(new TaskNotFoundError('workspace')))).rejects.toMatchObject({ status: 404, what: 'workspace' });
  });

  test.each<readonly [string, JsonValue, string]>([
    ['a string', 'x', 'the envelope must be an object'],
    ['JSON null', null, 'the envelope must be an object'],
    ['another format', { format: 'other', data: { messages: [] } }, 'format must be "agentapi"'],
    ['an unknown role', { format: 'agentapi', data: { messages: [{ ...messages[0], role: 'system' }] } }, 'data.messages[0].role must be "user" or "agent"'],
    ['no data', { format: 'agentapi' }, 'data must be an object'],
  ])('of a stored snapshot that is %s are a typed error', async (_, logSnapshot, reason) => {
    await build({ transition: 'stop' });
    await upsertTaskSnapshot(database.db, { taskId: id, logSnapshot, logSnapshotCreatedAt: capturedAt });
    await expect(logs()).rejects.toMatchObject({ name: 'TaskDataError', status: 500, code: 'TASK_DATA', message: `invalid snapshot data: ${reason}` });
  });

  test('need an id that is one', async () => {
    const error: unknown = await getTaskLogs(database.db, { id: 'x' }, { live: never }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'ParameterError', parameter: 'id' });
    expect(httpStatusOf(error)).toBe(400);
  });
});

describe('a capture', () => {
  const stored = async () => (await getTaskSnapshot(database.db, { taskId: id }))?.logSnapshot;

  test('stores the envelope, and the last one wins', async () => {
    expect(await capture([])).toEqual({ stored: 0, dropped: 0, isShortened: false, snapshotAt: null });
    expect(await stored()).toBeUndefined();
    expect(await capture(messages.slice(0, 1))).toEqual({ stored: 1, dropped: 0, isShortened: false, snapshotAt: capturedAt });
    expect(await capture()).toMatchObject({ stored: 2 });
    expect(await stored()).toEqual({ format: 'agentapi', data: { messages } });
    expect(await capture([])).toMatchObject({ stored: 0 });
    expect(await stored()).toEqual({ format: 'agentapi', data: { messages } });
  });

  test('of a log that is too long keeps its end', async () => {
    const long = Array.from({ length: 100 }, (_, index) => ({ id: index, role: 'agent', content: '漢😀'.repeat(5000), time: '2026-03-01T12:00:00Z' }) as const);
    expect(await capture(long)).toEqual({ stored: 1, dropped: 99, isShortened: false, snapshotAt: capturedAt });
    expect(await stored()).toEqual({ format: 'agentapi', data: { messages: long.slice(-1) } });
  });

  test.each<readonly [string, Record<string, unknown>, string]>([
    ['a NUL character', { content: 'a\0b' }, 'messages[1].content'],
    ['a time without a zone', { time: '2026-03-01T12:00:00' }, 'messages[1].time'],
    ['another role', { role: 'system' }, 'messages[1].role'],
  ])('of a message with %s is refused, and the snapshot before stays', async (_, wrong, field) => {
    await capture();
    const list = [messages[0], { ...messages[1], ...wrong }] as readonly TaskMessage[];
    await expect(capture(list)).rejects.toMatchObject({ name: 'TaskInputError', status: 400, field });
    expect(await stored()).toEqual({ format: 'agentapi', data: { messages } });
  });

  test('of a task that is unknown, deleted, without a workspace, or of another one is not found', async () => {
    const request = { messages, capturedAt };
    const notFound = { name: 'TaskNotFoundError', status: 404, what: 'task' };
    const other = await fixtures.workspace(scene);
    await expect(captureTaskSnapshot(database.db, { ...request, taskId: randomUUID() })).rejects.toMatchObject(notFound);
    await expect(captureTaskSnapshot(database.db, { ...request, taskId: await fixtures.task(scene) })).rejects.toMatchObject(notFound);
    await expect(captureTaskSnapshot(database.db, { ...request, taskId: id, workspaceId: other })).rejects.toMatchObject(notFound);
    await expect(captureTaskSnapshot(database.db, { ...request, taskId: id, workspaceId: workspaceId.toUpperCase() })).resolves.toMatchObject({ stored: 2 });
    await deleteTask(database.db, { id, deletedAt: new Date() });
    await expect(capture()).rejects.toMatchObject(notFound);
    expect(await stored()).toBeUndefined();
  });
});

describe('an upload', () => {
  const upload = (body: string | Uint8Array) => storeUploadedSnapshot(database.db, { taskId: id, workspaceId, body, capturedAt });
  const body = (value: unknown) => JSON.stringify(value);

  test('is stored as it is, without what nobody knows', async () => {
    expect(await upload(body({ messages, truncated: true, total_count: 7 }))).toEqual({ stored: 2, dropped: 0, isShortened: false, snapshotAt: capturedAt });
    expect(await getTaskSnapshot(database.db, { taskId: id })).toMatchObject({ logSnapshot: { format: 'agentapi', data: { messages } } });
    const many = Array.from({ length: 100 }, () => messages[0]);
    expect(await upload(new TextEncoder().encode(body({ messages: many })))).toMatchObject({ stored: 100 });
    expect(await upload(body({ messages: [] }))).toMatchObject({ stored: 0, snapshotAt: capturedAt });
  });

  test('may have 65,536 bytes, and not one more', async () => {
    const sized = (bytes: number) => body({ messages }) + ' '.repeat(bytes - Buffer.byteLength(body({ messages })));
    await expect(upload(sized(65_536))).resolves.toMatchObject({ stored: 2 });
    await expect(upload(sized(65_537))).rejects.toMatchObject({ name: 'TaskInputError', status: 400, field: 'body' });
  });

  test.each([['', 'body'], ['{', 'body'], ['[]', 'body'], ['{}', 'messages'], ['{"messages": null}', 'messages'], ['{"messages": [1]}', 'messages[0]']])('of %s is refused', async (text, field) => {
    await expect(upload(text)).rejects.toMatchObject({ name: 'TaskInputError', status: 400, field });
  });

  test('that is not UTF-8 is refused', async () => {
    await expect(upload(new Uint8Array([0x22, 0xff, 0x22]))).rejects.toMatchObject({ name: 'TaskInputError', field: 'body' });
  });

  test('of an unknown task is not found, whatever its body is', async () => {
    await expect(storeUploadedSnapshot(database.db, { taskId: randomUUID(), body: '{' })).rejects.toMatchObject({ status: 404 });
  });
});
