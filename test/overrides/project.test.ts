/** A project with overrides of every kind, from its package.json to rows: what is promised is kept, or an error says what is not. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '../../src/cli/settings.js';
import { generate, inspect } from '../../src/compiler/index.js';
import { openDatabases, type TestDatabase } from '../dialect/databases.js';
import { readFile } from 'node:fs/promises';
import * as project from './project/generated/index.js';

const cwd = fileURLToPath(new URL('project', import.meta.url));
const { schema, queries, runtimeImport, overrides } = readSettings(cwd);
const options = { cwd, schema, queries, runtimeImport, overrides, settingsFile: 'package.json', cacheFolder: null };

test('the generated files are current', async () => {
  const { files, diagnostics } = await generate({ ...options, out: 'generated', check: true });
  expect(diagnostics).toEqual([]);
  expect(files.filter(({ state }) => state !== 'unchanged').map(({ path, diff }) => `${path}\n${diff}`)).toEqual([]);
  expect(files).toHaveLength((await readdir(join(cwd, 'generated'))).length);
});

test('inspect shows the type, and the setting that decided it', async () => {
  const { queries: inspected, errors } = await inspect(options);
  expect(errors).toEqual([]);
  const lines = inspected.flatMap(({ name, params, columns }) =>
    [...params, ...columns].filter(({ override }) => override !== null).map(({ property, tsType, override }) => `${name}.${property}: ${tsType} by ${override}`),
  );
  expect(lines).toEqual(expect.arrayContaining([
    'AddTask.parentId: TaskId | null by the settings of tasks.id, which tasks.parent_id references',
    'GetTask.labels: SchemaOutput<typeof labelsSchema> by the settings of GetTask.labels',
    'ListOpenTasks.workspaceIds: WorkspaceId[] by the settings of workspaces.id',
    'ListOpenTasks.owner: SchemaOutput<typeof emailSchema> by the settings of the type email',
    'TasksByWorkspace.taskIds: TaskId[] by the settings of tasks.id',
    'TasksByWorkspace.total: number by the settings of the type bigint',
    'CountTasks.total: bigint by the settings of CountTasks.total',
    'CountTasks.last: TaskNumber | null by the settings of tasks.number',
    'CopyTasks.payload: SchemaInput<typeof payloadSchema> | null by the settings of tasks.payload',
  ]));
  expect(lines.filter((line) => /^ListIds|noteId|reviewers/.test(line))).toEqual([]);
});

describe('at run time', () => {
  const taskA = project.taskId('00000000-0000-4000-8000-00000000000a');
  const taskB = project.taskId('00000000-0000-4000-8000-00000000000b');
  const workspace = project.workspaceId('00000000-0000-4000-8000-000000000001');
  const task = {
    id: taskA, workspaceId: workspace, parentId: null, number: project.taskNumber(7), cost: 12.5, bytes: 2n ** 60n,
    due: new Date('2024-02-29'), settings: {}, payload: { title: 'first', dueAt: '2024-03-01' },
  };
  let databases: TestDatabase[] = [];
  beforeAll(async () => {
    databases = await openDatabases(await readFile(join(cwd, 'schema.sql'), 'utf8'));
    for (const { db } of databases) {
      await project.addWorkspace(db, { id: workspace, owner: 'ann@example.org' });
      await project.addTask(db, task);
      await project.addTask(db, { ...task, id: taskB, parentId: taskA, number: project.taskNumber(8), payload: null });
    }
  });
  afterAll(() => Promise.all(databases.map((database) => database.close())));
  const each = (name: string, work: (database: TestDatabase) => Promise<void>): void =>
    test.each(['PGlite', 'server'])(`${name} (%s)`, (on) => work(databases.find((database) => database.name === on) ?? expect.fail(on)));

  each('values come back in the form that the settings say', async ({ db }) => {
    expect(await project.getTask(db, { id: taskA })).toEqual({
      ...task, noteId: null, reviewers: [], labels: [], settings: { theme: 'light' }, payload: { title: 'first', dueAt: new Date('2024-03-01') },
    });
    expect(await project.countTasks(db)).toEqual({ total: 2n, last: 8 });
    expect(await project.tasksByWorkspace(db)).toEqual([{ id: workspace, taskIds: [taskA, taskB], total: 2 }]);
    expect(await project.ancestors(db, { id: taskB })).toEqual([{ id: taskB }, { id: taskA }]);
    const open = await project.listOpenTasks(db, { workspaceIds: [workspace] });
    expect(open.map(({ taskId, owner, payload, t }) => [taskId, owner, payload?.dueAt, t.number])).toEqual([
      [taskA, 'ann@example.org', new Date('2024-03-01'), 7],
      [taskB, 'ann@example.org', undefined, 8],
    ]);
  });

  each('a value in the database that breaks its schema is an error with query, column, value and issues', async ({ db, sql }) => {
    await sql(`UPDATE tasks SET payload = '{"title": 5}' WHERE number = 7`);
    await expect(project.getTask(db, { id: taskA })).rejects.toMatchObject({
      name: 'DecodeError', code: 'DECODE', query: 'GetTask', column: 'payload', value: '{"title": 5}',
      issues: [{ message: 'Invalid input: expected string, received number', path: ['title'] }],
      message: 'GetTask: column payload does not fit its schema at "title" (Invalid input: expected string, received number): "{\\"title\\": 5}"',
    });
    await sql(`UPDATE tasks SET payload = NULL, labels = '[1]' WHERE number = 7`);
    await expect(project.getTask(db, { id: taskA })).rejects.toMatchObject({ name: 'DecodeError', query: 'GetTask', column: 'labels', value: '[1]' });
    await sql(`UPDATE tasks SET labels = '[]', settings = '{"theme": "blue"}' WHERE number = 7`);
    await expect(project.listOpenTasks(db, { workspaceIds: [workspace] })).rejects.toMatchObject({ name: 'DecodeError', query: 'ListOpenTasks', column: 't.settings' });
    await sql(`UPDATE tasks SET settings = '{}', payload = '{"title": "first", "dueAt": "2024-03-01"}' WHERE number = 7`);
  });

  each('a value that its form cannot hold is an error', async ({ db, sql }) => {
    await sql('UPDATE tasks SET cost = 0.12345678901234567890 WHERE number = 7');
    await expect(project.getTask(db, { id: taskA })).rejects.toMatchObject({
      message: 'GetTask: column cost has more digits than a number holds exactly: "0.12345678901234567890"',
    });
    await sql(`UPDATE tasks SET cost = 12.5, due = 'infinity' WHERE number = 7`);
    await expect(project.getTask(db, { id: taskA })).rejects.toMatchObject({ name: 'DecodeError', column: 'due', value: 'infinity' });
    await sql(`UPDATE tasks SET due = '2024-02-29', number = 9007199254740993 WHERE number = 7`);
    await expect(project.countTasks(db)).rejects.toMatchObject({ name: 'DecodeError', query: 'CountTasks', column: 'last', value: '9007199254740993' });
    await sql('UPDATE tasks SET number = 7 WHERE number > 8');
  });

  each('a parameter that breaks its schema is refused before anything is sent', async ({ db }) => {
    const change = { ids: [taskA], payload: { title: 5 as unknown as string } };
    await expect(project.setPayload(db, change)).rejects.toMatchObject({ name: 'ParameterError', query: 'SetPayload', parameter: 'payload', issues: [{ path: ['title'] }] });
    await expect(project.addWorkspace(db, { id: workspace, owner: 'nobody' })).rejects.toMatchObject({ name: 'ParameterError', parameter: 'owner' });
    const rows = [{ id: taskA, number: project.taskNumber(9), payload: null }, { id: taskB, number: project.taskNumber(10), payload: {} as { title: string } }];
    await expect(project.copyTasks(db, rows)).rejects.toMatchObject({ name: 'ParameterError', parameter: 'payload', index: 1 });
    await expect(project.addTask(db, { ...task, due: new Date(1) })).rejects.toMatchObject({ name: 'ParameterError', parameter: 'due' });
  });

  each('rows are copied in through their schema', async ({ db, sql }) => {
    const id = project.taskId('00000000-0000-4000-8000-00000000000c');
    expect(await project.copyTasks(db, [{ id, number: project.taskNumber(9), payload: { title: 'copied' } }])).toBe(1);
    expect((await project.getTask(db, { id }))?.payload).toEqual({ title: 'copied' });
    await sql('DELETE FROM tasks WHERE number = 9');
  });
});
