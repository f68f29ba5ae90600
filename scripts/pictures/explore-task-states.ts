/** Finds every way from one status of a task to another, by trying each event in each state on a real database. */
import { randomUUID } from 'node:crypto';
import { codecs as t, defineQuery, transaction, type NoColumns, type Queryable } from '../../src/runtime/index.js';
import {
  completeBuild,
  decideTransition,
  deleteTask,
  getTaskByID,
  getWorkspaceState,
  insertNextWorkspaceBuild,
  pauseTask,
  resumeTask,
  startBuild,
  TaskError,
  workspaceAgentLifecycleState,
  workspaceAppHealth,
  type GetTaskByIDRow,
  type GetWorkspaceStateRow,
  type TaskStatus,
} from '../../src/tasks/index.js';
import type { SqlClient } from '../../test/support/sql-client.js';
import { TaskFixtures } from '../../test/support/task-fixtures.js';

/** One way, and the event that leads along it. */
export interface StatusChange {
  readonly from: TaskStatus;
  readonly to: TaskStatus | 'deleted';
  /** Such as `pauseTask`, or `agent ready`. */
  readonly event: string;
}

interface Moment {
  readonly task: GetTaskByIDRow;
  readonly workspace: GetWorkspaceStateRow;
}
/** Does something to the task; false: it does not apply here. */
type Event = (tx: Queryable, moment: Moment) => Promise<boolean>;

const setAgent = defineQuery<{ id: string; state: string }, NoColumns>({
  name: 'SetAgent',
  readOnly: false,
  sql: 'UPDATE workspace_agents SET lifecycle_state = $2::text::workspace_agent_lifecycle_state WHERE id = $1',
  params: { id: t.uuid, state: t.text },
  columns: {},
});
const setApp = defineQuery<{ id: string; health: string }, NoColumns>({
  name: 'SetApp',
  readOnly: false,
  sql: 'UPDATE workspace_apps SET health = $2::text::workspace_app_health WHERE id = $1',
  params: { id: t.uuid, health: t.text },
  columns: {},
});

const initiatorId = randomUUID();
const later = new Date(Date.now() + 7_200_000);

/** What people and builders do; whether it applies follows from the builds and the status alone. */
const steps: Readonly<Record<string, Event>> = {
  pauseTask: async (tx, { task }) => done(pauseTask(tx, { taskId: task.id, initiatorId })),
  'deadline passes': async (tx, { workspace }) => {
    // What transitionWorkspace does, without its own transaction.
    const decision = decideTransition(workspace, { now: later });
    if (decision?.transition == null || workspace.jobStatus !== 'succeeded') return false;
    const { transition, reason } = decision;
    await insertNextWorkspaceBuild(tx, { id: randomUUID(), jobId: randomUUID(), workspaceId: workspace.id, initiatorId, createdAt: new Date(), transition, reason });
    return true;
  },
  resumeTask: async (tx, { task }) => done(resumeTask(tx, { taskId: task.id, initiatorId })),
  deleteTask: async (tx, { task }) => done(deleteTask(tx, { taskId: task.id, initiatorId })),
  'build starts': async (tx, { workspace }) => done(startBuild(tx, { buildId: workspace.buildId })),
  'build succeeds': async (tx, { workspace }) => {
    const taskAppId = randomUUID();
    const agent = { id: randomUUID(), name: 'main', apps: [{ id: taskAppId, slug: 'ai', health: 'initializing' as const }] };
    const made = { resources: [{ id: randomUUID(), type: 'container', name: 'dev', agents: [agent] }], taskAppId };
    return done(completeBuild(tx, { buildId: workspace.buildId, ...(workspace.transition === 'start' ? made : {}) }));
  },
  'build fails': async (tx, { workspace }) => done(completeBuild(tx, { buildId: workspace.buildId, error: 'exit status 1' })),
};

/** What agent and app report of themselves. */
const reports: Readonly<Record<string, Event>> = {
  ...Object.fromEntries(Object.values(workspaceAgentLifecycleState).map((state): [string, Event] => [`agent ${state}`, async (tx, { task }) => {
    if (task.workspaceAgentId === null || task.workspaceAgentLifecycleState === state) return false;
    await setAgent.exec(tx, { id: task.workspaceAgentId, state });
    return true;
  }])),
  ...Object.fromEntries(Object.values(workspaceAppHealth).map((health): [string, Event] => [`app ${health}`, async (tx, { task }) => {
    if (task.workspaceAppId === null || task.workspaceAppHealth === health) return false;
    await setApp.exec(tx, { id: task.workspaceAppId, health });
    return true;
  }])),
};

/** The names of the events, in the order in which they are tried. */
export const eventNames: readonly string[] = [...Object.keys(steps), ...Object.keys(reports)];

/** @param db a migrated database, or one connection to it; all that is left there are two tasks and what they need */
export async function exploreTaskStates(db: Queryable & SqlClient): Promise<StatusChange[]> {
  const fixtures = new TaskFixtures(db);
  const scene = await fixtures.scene();
  const workspaceId = await fixtures.workspace(scene, { ttl: 3_600_000_000_000 });
  const id = await fixtures.task(scene, { workspace_id: workspaceId });
  await fixtures.build(scene, { workspaceId, number: 1, job: 'pending' });
  await fixtures.bind(id, 1);

  const changes: StatusChange[] = [];
  const seen = new Set<string>();
  const visit = async (tx: Queryable): Promise<void> => {
    const task = await getTaskByID(tx, { id });
    const workspace = await getWorkspaceState(tx, { id: workspaceId });
    if (task === null || workspace === null) return;
    const [ofBuilds, ofAll] = keysOf(task, workspace);
    if (seen.has(ofAll)) return;
    const events = Object.entries({ ...(seen.has(ofBuilds) ? {} : steps), ...reports });
    seen.add(ofBuilds).add(ofAll);
    for (const [event, happen] of events) {
      await undone(tx, async (inner) => {
        if (!(await happen(inner, { task, workspace }))) return;
        changes.push({ from: task.status, to: (await getTaskByID(inner, { id }))?.status ?? 'deleted', event });
        await visit(inner);
      });
    }
  };
  await undone(db, visit);
  const waiting = await fixtures.task(scene);
  await undone(db, async (tx) => {
    const before = await getTaskByID(tx, { id: waiting });
    await deleteTask(tx, { taskId: waiting, initiatorId });
    if (before !== null && (await getTaskByID(tx, { id: waiting })) === null) changes.push({ from: before.status, to: 'deleted', event: 'deleteTask' });
  });
  return changes;
}

/** What the next steps depend on, and what the next events of all kinds depend on. */
function keysOf(task: GetTaskByIDRow, workspace: GetWorkspaceStateRow): readonly [string, string] {
  const ofBuilds = `${task.status} ${workspace.transition} ${workspace.jobStatus}`;
  return [ofBuilds, `${ofBuilds} ${task.workspaceAgentLifecycleState ?? '-'} ${task.workspaceAppHealth ?? '-'}`];
}

/** Runs `work` in a transaction and takes all of it back. */
async function undone(db: Queryable, work: (tx: Queryable) => Promise<void>): Promise<void> {
  const end = new Error('taken back');
  await transaction(db, async (tx) => {
    await work(tx);
    throw end;
  }).catch((error: unknown) => {
    if (error !== end) throw error;
  });
}

/** A refusal of the life cycle: the event does not apply. */
async function done(step: Promise<unknown>): Promise<boolean> {
  try {
    await step;
    return true;
  } catch (error) {
    if (error instanceof TaskError) return false;
    throw error;
  }
}
