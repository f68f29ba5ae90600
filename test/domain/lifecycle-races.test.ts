/** Many callers pause, resume, delete and complete at once: no build is made twice, and nothing is ever half-written. */
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { taskMigrations } from '../../src/migrate/index.js';
import { createTestDatabase } from '../../src/testing/index.js';
import {
  captureTaskSnapshot,
  completeBuild,
  deleteTask,
  getTaskLogs,
  httpStatusOf,
  pauseTask,
  resumeTask,
  startBuild,
  TaskError,
  transitionWorkspace,
  updateTaskInput,
} from '../../src/tasks/index.js';
import { TaskFixtures, type Scene } from '../support/task-fixtures.js';
import { brokenInvariants, invariantNames } from './lifecycle-invariants.js';
import { activeTask, latestBuild, madeByStart, type LiveTask } from './lifecycle-world.js';

const seed = 20_260_301;
const connections = 8;
const operations = 1000;
const taskCount = 20;

/** Numbers from 0 to below 1 that only the seed decides (mulberry32). */
function randomNumbers(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Operation = (db: pg.Client, task: LiveTask) => Promise<unknown>;
const initiatorId = '00000000-0000-4000-8000-000000000001';
const message = { id: 1, role: 'agent', content: 'Done', time: '2026-03-01T12:00:00Z' } as const;
const request = ({ taskId }: LiveTask) => ({ taskId, initiatorId });
const complete: Operation = async (db, { workspaceId }) => {
  const { id: buildId, transition } = await latestBuild(db, workspaceId);
  await completeBuild(db, { buildId, ...(transition === 'start' ? madeByStart() : {}) });
};

/** How often each is drawn, of a hundred. */
const draws: readonly (readonly [number, string, Operation])[] = [
  [20, 'pause', (db, task) => pauseTask(db, request(task))],
  [20, 'resume', (db, task) => resumeTask(db, request(task))],
  [3, 'delete', (db, task) => deleteTask(db, request(task))],
  [6, 'change the input', (db, { taskId }) => updateTaskInput(db, { taskId, input: 'Fix the test' })],
  [8, 'start the build', async (db, { workspaceId }) => startBuild(db, { buildId: (await latestBuild(db, workspaceId)).id })],
  [22, 'complete the build', complete],
  [4, 'fail the build', async (db, { workspaceId }) => completeBuild(db, { buildId: (await latestBuild(db, workspaceId)).id, error: 'exit status 1' })],
  [8, 'let the deadline pass', (db, { workspaceId }) => transitionWorkspace(db, { workspaceId, now: new Date(Date.now() + 7_200_000) })],
  [6, 'capture the log', (db, { taskId }) => captureTaskSnapshot(db, { taskId, messages: [message] })],
  [3, 'read the log', (db, { taskId }) => getTaskLogs(db, { id: taskId }, { live: async () => [message] })],
];

function draw(random: number): readonly [string, Operation] {
  let left = random * draws.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, name, operation] of draws) {
    left -= weight;
    if (left < 0) return [name, operation];
  }
  throw new Error('the weights do not add up');
}

const openDatabase = () => createTestDatabase({ server: inject('serverUrl'), migrations: taskMigrations() });
let database: Awaited<ReturnType<typeof openDatabase>>;
let scene: Scene;
let clients: pg.Client[] = [];
beforeAll(async () => {
  database = await openDatabase();
  scene = await new TaskFixtures(database.db).scene();
  clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: database.url }));
  await Promise.all(clients.map((client) => client.connect()));
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await database.close();
});

test(`${operations} random operations on ${taskCount} tasks from ${connections} connections break no invariant`, async () => {
  // Made before anybody looks: a fixture writes its rows one by one.
  const spare = await Promise.all(Array.from({ length: 2 * taskCount }, () => activeTask(database.db, scene)));
  const tasks = spare.splice(0, taskCount);
  expect(await brokenInvariants(database.db)).toEqual([]);
  const succeeded = new Map<string, number>();
  const problems: string[] = [];
  let done = 0;

  const work = async (client: pg.Client, number: number): Promise<void> => {
    const random = randomNumbers(seed + number);
    for (let count = 0; count < operations / connections && problems.length === 0; count += 1) {
      const slot = Math.floor(random() * taskCount);
      const [name, operation] = draw(random());
      const task = tasks[slot];
      if (task === undefined) throw new Error('there is no such task');
      try {
        await operation(client, task);
        succeeded.set(name, (succeeded.get(name) ?? 0) + 1);
        // Another one takes its place, so that there is something to work on.
        if (name === 'delete') {
          await complete(client, task).catch(expectRefusal);
          tasks[slot] = spare.pop() ?? task;
        }
      } catch (error) {
        expectRefusal(error);
      }
      done += 1;
      const broken = await brokenInvariants(client);
      if (broken.length > 0) problems.push(`after "${name}" by ${number}: ${broken.join(', ')}`);
    }
  };
  const expectRefusal = (error: unknown): void => {
    if (!(error instanceof TaskError) || (httpStatusOf(error) !== 404 && httpStatusOf(error) !== 409)) problems.push(String(error));
  };

  await Promise.all(clients.map(work));
  expect(problems).toEqual([]);
  expect(done).toBe(operations);
  expect([...succeeded.keys()].toSorted()).toEqual(draws.map(([, name]) => name).toSorted());
  // Some seconds; much more where others use the machine too.
}, 300_000);

describe('of callers that want the same at once', () => {
  let task: LiveTask;
  beforeEach(async () => {
    task = await activeTask(database.db, scene);
  });
  const together = (call: (client: pg.Client, number: number) => Promise<unknown>) => Promise.allSettled(clients.map(call));
  const statuses = (results: readonly PromiseSettledResult<unknown>[]) => results.map((result) => (result.status === 'fulfilled' ? 200 : httpStatusOf(result.reason))).toSorted();
  const oneOf = (status: number) => [200, ...Array.from({ length: connections - 1 }, () => status)];

  test('one pauses, and one resumes', async () => {
    expect(statuses(await together((client) => pauseTask(client, request(task))))).toEqual(oneOf(409));
    await complete(clients[0] as pg.Client, task);
    expect(statuses(await together((client) => resumeTask(client, request(task))))).toEqual(oneOf(409));
    expect(await latestBuild(database.db, task.workspaceId)).toMatchObject({ number: 3 });
    expect(await brokenInvariants(database.db)).toEqual([]);
  });

  test('one deletes, and the others find nothing', async () => {
    expect(statuses(await together((client) => deleteTask(client, request(task))))).toEqual(oneOf(404));
    expect(await latestBuild(database.db, task.workspaceId)).toMatchObject({ number: 2, transition: 'delete' });
  });

  test('one completes the build', async () => {
    const { id: buildId } = await pauseTask(database.db, request(task));
    expect(statuses(await together((client) => completeBuild(client, { buildId })))).toEqual(oneOf(409));
    expect(await brokenInvariants(database.db)).toEqual([]);
  });

  test('one carries out the automatic pause', async () => {
    const results = await together((client) => transitionWorkspace(client, { workspaceId: task.workspaceId, now: new Date(Date.now() + 7_200_000) }));
    const outcomes = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value as { skipped: string | null }] : [result.reason as never]));
    expect(outcomes.filter((outcome) => outcome.skipped === null)).toHaveLength(1);
    expect(outcomes.every((outcome) => [null, 'locked', 'busy', 'not due'].includes(outcome.skipped))).toBe(true);
    expect(await latestBuild(database.db, task.workspaceId)).toMatchObject({ number: 2, transition: 'stop' });
  });

  test('a pause by hand and an automatic one make one build', async () => {
    const results = await together((client, number) =>
      number % 2 === 0 ? pauseTask(client, request(task)) : transitionWorkspace(client, { workspaceId: task.workspaceId, now: new Date(Date.now() + 7_200_000) }),
    );
    expect(statuses(results).filter((status) => status !== 200 && status !== 409)).toEqual([]);
    expect(await latestBuild(database.db, task.workspaceId)).toMatchObject({ number: 2, transition: 'stop' });
    expect(await brokenInvariants(database.db)).toEqual([]);
  });
});

/** Statements that each break something; `$1` is the task. */
const damages: Readonly<Record<string, string>> = {
  'builds are numbered from 1 without a gap': 'UPDATE workspace_builds SET build_number = 9 WHERE build_number = 2 AND workspace_id = (SELECT workspace_id FROM tasks WHERE id = $1)',
  'only the latest build is on its way': `UPDATE provisioner_jobs SET completed_at = NULL FROM workspace_builds AS build
    WHERE build.job_id = provisioner_jobs.id AND build_number = 1 AND workspace_id = (SELECT workspace_id FROM tasks WHERE id = $1)`,
  'every job has its build': 'DELETE FROM workspace_builds WHERE workspace_id = (SELECT workspace_id FROM tasks WHERE id = $1)',
  'every build has its binding': 'DELETE FROM task_workspace_apps WHERE task_id = $1',
  'every binding has its build': 'INSERT INTO task_workspace_apps (task_id, workspace_build_number) VALUES ($1, 9)',
  'an app is bound exactly by a start that succeeded, together with its agent': 'UPDATE task_workspace_apps SET workspace_app_id = NULL WHERE task_id = $1',
  'flags are set exactly by a build that succeeded': 'UPDATE workspace_builds SET has_ai_task = NULL WHERE workspace_id = (SELECT workspace_id FROM tasks WHERE id = $1)',
  'a deadline is set exactly by a start that succeeded': `UPDATE workspace_builds SET deadline = '0001-01-01 00:00:00+00' WHERE workspace_id = (SELECT workspace_id FROM tasks WHERE id = $1)`,
  'what runs is not resumed': `UPDATE workspace_builds SET transition = 'start' WHERE build_number = 2 AND workspace_id = (SELECT workspace_id FROM tasks WHERE id = $1)`,
  'a deleted task has no snapshot': `WITH deleted AS (UPDATE tasks SET deleted_at = now() WHERE id = $1) INSERT INTO task_snapshots (task_id, log_snapshot) VALUES ($1, '{}')`,
  'the latest build of a deleted task is a delete': 'UPDATE tasks SET deleted_at = now() WHERE id = $1',
  'a workspace is deleted exactly by a delete that succeeded, and its tasks with it': 'UPDATE workspaces SET deleted = true WHERE id = (SELECT workspace_id FROM tasks WHERE id = $1)',
  'agents of builds before the last that succeeded are deleted': `UPDATE workspace_agents SET deleted = false FROM workspace_resources AS resource JOIN workspace_builds AS build ON build.job_id = resource.job_id
    WHERE resource.id = resource_id AND build.workspace_id = (SELECT workspace_id FROM tasks WHERE id = $1)`,
};

test.each(Object.entries(damages))('the check would notice if it did not hold that %s', async (name, damage) => {
  const client = clients[0] as pg.Client;
  const task = await activeTask(database.db, scene);
  await pauseTask(client, request(task));
  await complete(client, task);
  await resumeTask(client, request(task));
  await complete(client, task);
  expect(await brokenInvariants(client)).toEqual([]);
  await client.query('BEGIN');
  try {
    await client.query(damage, [task.taskId]);
    expect(await brokenInvariants(client)).toContain(name);
  } finally {
    await client.query('ROLLBACK');
  }
});

test('every invariant has its damage', () => {
  expect(Object.keys(damages)).toEqual(invariantNames);
});
