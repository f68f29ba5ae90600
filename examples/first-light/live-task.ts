/** Chapters 3 to 6: a task is created, works, is paused and resumed; all that is told of it comes from typed functions. */
import { randomUUID } from 'node:crypto';
import type { JsonValue } from '../../src/runtime/index.js';
import {
  buildReason,
  getTaskByID,
  getTaskSnapshot,
  getTelemetryTaskEvents,
  type GetTelemetryTaskEventsRow,
  insertTask,
  type InsertTaskRow,
  updateTaskWorkspaceID,
  upsertTaskSnapshot,
  upsertTaskWorkspaceApp,
} from '../../src/tasks/index.js';
import type { createTestDatabase } from '../../src/testing/index.js';
import { addAgentAndApp, type AgentAndApp, addWorkspace, addWorld, beginBuild, finishBuild, report, type World } from './plain-sql.js';
import { clock, heading, say, table } from './say.js';

type Database = Awaited<ReturnType<typeof createTestDatabase>>['db'];

/** One working day; the same each time. */
const at = (time: string): Date => new Date(`2026-01-15T${time}:00Z`);

const conversation = [
  { id: 1, role: 'user', time: '09:02', content: 'The checkout test fails one time in ten. Find out why.' },
  { id: 2, role: 'agent', time: '09:04', content: 'It reads the total before the last price has arrived.' },
  { id: 3, role: 'agent', time: '09:12', content: 'A fix is ready: it now waits for all prices. Shall I open a PR?' },
];

export async function liveTask(db: Database): Promise<void> {
  const life = await beginLife(db);
  await workUntilPause(life);
  await readLog(life);
  await resume(life);
  await readTelemetry(db);
}

/** What the chapters share. */
interface Life {
  readonly db: Database;
  readonly world: World;
  readonly task: InsertTaskRow;
  readonly workspaceId: string;
}

async function beginLife(db: Database): Promise<Life> {
  const world = await addWorld(db, at('08:00'));
  const task = await createTask(db, world);
  return { db, world, task, workspaceId: await addWorkspace(db, world, at('09:01')) };
}

async function workUntilPause(life: Life): Promise<void> {
  heading('3  A task is created, works, and is paused');
  say('Each status is read back with getTaskByID; the database derives it from build, agent and app.\n');
  const { db, world, task, workspaceId } = life;
  const day = diary(life);
  await day.note('09:00', 'insertTask: Ada asks for something');

  const linked = await updateTaskWorkspaceID(db, { id: task.id, workspaceId });
  if (linked === null) throw new Error('the task was not linked to its workspace');
  await day.note('09:01', 'updateTaskWorkspaceID: it gets a workspace');
  const app = await startWorkspace(life, 1, buildReason.initiator, '09:01');
  await report(db, workspaceId, app, 'working', at('09:02'));
  await day.note('09:02', 'upsertTaskWorkspaceApp: its app runs, and works');
  await report(db, workspaceId, app, 'idle', at('09:12'));
  await day.note('09:12', 'the app has an answer, and waits for Ada');

  await upsertTaskSnapshot(db, { taskId: task.id, logSnapshot: envelope(), logSnapshotCreatedAt: at('09:30') });
  const stop = { workspaceId, number: 2, transition: 'stop', reason: buildReason.task_auto_pause, at: at('09:30') } as const;
  await finishBuild(db, await beginBuild(db, world, stop), at('09:31'));
  await bind(life, 2, null);
  await day.note('09:30', 'upsertTaskSnapshot: Ada is away; log kept, paused');
  day.print();
}

async function resume(life: Life): Promise<void> {
  heading('5  It is resumed');
  const day = diary(life);
  const app = await startWorkspace(life, 3, buildReason.task_resume, '10:00');
  await report(life.db, life.workspaceId, app, 'working', at('10:02'));
  await day.note('10:02', 'Ada is back; a new app goes on');
  await report(life.db, life.workspaceId, app, 'idle', at('10:07'));
  await day.note('10:07', 'the pull request is open');
  day.print();
}

/** A build that starts the workspace; the task is bound to the app that it brings. */
async function startWorkspace(life: Life, number: number, reason: string, time: string): Promise<AgentAndApp> {
  const { db, world, workspaceId } = life;
  const job = await beginBuild(db, world, { workspaceId, number, transition: 'start', reason, at: at(time) });
  const app = await addAgentAndApp(db, job, at(time));
  await finishBuild(db, job, at(time));
  await bind(life, number, app);
  return app;
}

async function bind({ db, task }: Life, workspaceBuildNumber: number, app: AgentAndApp | null): Promise<void> {
  const bound = { workspaceAgentId: app?.agentId ?? null, workspaceAppId: app?.appId ?? null };
  await upsertTaskWorkspaceApp(db, { taskId: task.id, workspaceBuildNumber, ...bound });
}

/** Collects what happens, each with the status that the database tells then. */
function diary({ db, task }: Life) {
  const rows: string[][] = [['time', 'what happens', 'status', 'build']];
  return {
    async note(time: string, what: string): Promise<void> {
      const now = await getTaskByID(db, { id: task.id });
      rows.push([time, what, now?.status ?? 'gone', now?.workspaceBuildNumber?.toString() ?? '']);
    },
    print: () => table(rows),
  };
}

function createTask(db: Database, world: World): Promise<InsertTaskRow> {
  return insertTask(db, {
    id: randomUUID(),
    organizationId: world.organizationId,
    ownerId: world.ownerId,
    name: 'flaky-checkout-test',
    displayName: 'Flaky checkout test',
    workspaceId: null,
    templateVersionId: world.templateVersionId,
    templateParameters: {},
    prompt: 'The checkout test fails one time in ten. Find out why.',
    createdAt: at('09:00'),
  });
}

function envelope(): JsonValue {
  const messages = conversation.map((message) => ({ ...message, time: at(message.time).toISOString() }));
  return { format: 'agentapi', data: { messages } };
}

async function readLog({ db, task }: Life): Promise<void> {
  heading('4  Its log can be read while its workspace is off');
  const snapshot = await getTaskSnapshot(db, { taskId: task.id });
  if (snapshot === null) throw new Error('the snapshot is gone');
  say(`getTaskSnapshot gives the log as it was at ${clock(snapshot.logSnapshotCreatedAt)}.\n`);
  // What a JSON column holds is known to those who write it.
  const { data } = snapshot.logSnapshot as { data: { messages: typeof conversation } };
  table([['time', 'who', 'said'], ...data.messages.map(({ time, role, content }) => [clock(new Date(time)), role, content])]);
}

async function readTelemetry(db: Database): Promise<void> {
  heading('6  Its telemetry');
  const window = { now: at('10:15'), createdAfter: at('09:15') };
  const rows = await getTelemetryTaskEvents(db, window);
  say(`getTelemetryTaskEvents at ${clock(window.now)} finds ${rows.length} task with a build in the last hour.\n`);
  for (const row of rows) table([['property', 'value', 'type'], ...telemetryLines(row)]);
}

function telemetryLines(row: GetTelemetryTaskEventsRow): readonly (readonly string[])[] {
  const minutes = Number(row.activeDurationMs) / 60_000;
  return Object.entries(row).map(([name, value]: [string, unknown]) => {
    if (value === null) return [name, 'null', ''];
    if (value instanceof Date) return [name, clock(value), 'Date'];
    if (typeof value === 'bigint') return [name, `${value} (${minutes} minutes of work)`, 'bigint'];
    return [name, String(value), typeof value];
  });
}
