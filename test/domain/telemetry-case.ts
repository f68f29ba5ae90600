/** The telemetry cases' way of writing a history down, and what it looks like in tables. */
import type { Scene, TaskFixtures } from '../support/task-fixtures.js';

export const now = new Date('2026-03-01T12:00:00Z');

/** The instant so many minutes after `now`; negative minutes are in the past. */
export const at = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

export interface CaseBuild {
  readonly number: number;
  readonly transition: 'start' | 'stop' | 'delete';
  readonly minutes: number;
  readonly reason: string;
  readonly job?: 'failed' | 'canceled';
}

/** State and minutes of an app's report. */
export type CaseStatus = readonly ['working' | 'idle' | 'complete' | 'failure', minutes: number];

export interface TaskHistory {
  readonly builds: readonly CaseBuild[];
  /** Each belongs to the app of the last start at or before it. */
  readonly statuses?: readonly CaseStatus[];
  /** `starts` (default): a start build binds its app; `every build`: a stop too, to nothing; `none`: no binding at all. */
  readonly bindings?: 'starts' | 'every build' | 'none';
}

/** Writes a task with that history; tells its ids. */
export async function writeHistory(fixtures: TaskFixtures, scene: Scene, history: TaskHistory): Promise<WrittenHistory> {
  const workspaceId = await fixtures.workspace(scene);
  const taskId = await fixtures.task(scene, { workspace_id: workspaceId });
  const agentId = await fixtures.agent(scene);
  const apps: { readonly appId: string; readonly minutes: number }[] = [];
  const { bindings = 'starts', statuses = [] } = history;

  for (const { number, transition, reason, minutes, job = 'succeeded' } of history.builds) {
    await fixtures.build(scene, { workspaceId, number, transition, reason, job, at: at(minutes).toISOString() });
    const appId = transition === 'start' ? await fixtures.app(agentId) : null;
    if (appId !== null) apps.push({ appId, minutes });
    if (bindings === 'every build' || (bindings === 'starts' && appId !== null)) await fixtures.bind(taskId, number, { agentId: appId && agentId, appId });
  }
  for (const [state, minutes] of statuses) {
    const app = apps.findLast((started) => started.minutes <= minutes);
    if (app === undefined) throw new Error(`no start before the status at ${minutes}`);
    await fixtures.status({ workspaceId, agentId, appId: app.appId }, { state, created_at: at(minutes).toISOString() });
  }
  return { taskId, workspaceId, appIds: apps.map((app) => app.appId) };
}

export interface WrittenHistory {
  readonly taskId: string;
  readonly workspaceId: string;
  /** Of the start builds, in their order. */
  readonly appIds: readonly string[];
}
