/** The life cycle's functions take who asks for what, and give what was added. */
import type { Queryable } from '../../src/runtime/index.js';
import {
  collectTaskEvents,
  completeBuild,
  decideTransition,
  deleteTask,
  pauseTask,
  TaskConflictError,
  taskEvents,
  transitionWorkspace,
  updateTaskInput,
  type BuildReason,
  type DeletedTask,
  type DeleteTaskRow,
  type GetWorkspaceStateRow,
  type TaskBuild,
  type TaskEvent,
  type TaskStatus,
} from '../../src/tasks/index.js';

declare const db: Queryable;
declare const state: GetWorkspaceStateRow;
const request = { taskId: 'x', initiatorId: 'y' };
const window = { now: new Date(), createdAfter: new Date() };

export const build: Promise<TaskBuild> = pauseTask(db, request);
export const reason: Promise<BuildReason> = pauseTask(db, { ...request, authorize: (task) => task.ownerId === 'y' }).then((added) => added.reason);
export const deleted: Promise<DeletedTask> = deleteTask(db, request);
export const marked: Promise<DeleteTaskRow | null> = deleteTask(db, { id: 'x', deletedAt: new Date() });
export const events: readonly TaskEvent[] = taskEvents([], window);
export const streamed: AsyncIterable<TaskEvent> = collectTaskEvents(db, window, { batchSize: 10 });
export const stateOf = (error: unknown): TaskStatus | null => (error instanceof TaskConflictError ? error.state : null);
export const status: 409 = new TaskConflictError('', 'error').status;
export const decided: 'task_auto_pause' | 'autostop' | 'autostart' | 'dormancy' | 'autodelete' | undefined = decideTransition(state, window)?.reason;
export const outcome = transitionWorkspace(db, { workspaceId: 'x', now: new Date() }).then((each) => (each.skipped === null ? each.decision.reason : each.skipped));

// @ts-expect-error nobody asked
void pauseTask(db, { taskId: 'x' });
// @ts-expect-error a deletion is either asked for by somebody or the query
void deleteTask(db, { taskId: 'x', deletedAt: new Date() });
// @ts-expect-error a task without a build has none to look at
export const number: Promise<number> = deleteTask(db, request).then((each) => each.build.buildNumber);
// @ts-expect-error an input is text
void updateTaskInput(db, { taskId: 'x', input: null });
// @ts-expect-error a window has two ends
taskEvents([], { now: new Date() });
// @ts-expect-error durations are null where they do not apply
export const idle: number | undefined = events[0]?.idleDurationMs;
// @ts-expect-error health is one of four words
void completeBuild(db, { buildId: 'x', resources: [{ id: 'a', type: 'b', name: 'c', agents: [{ id: 'd', name: 'e', apps: [{ id: 'f', slug: 'g', health: 'good' }] }] }] });
