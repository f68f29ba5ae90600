/** The log of a task: from its app while it runs, from its snapshot while it does not. */
import type { Queryable } from '../../runtime/index.js';
import { getTaskByID, getTaskSnapshot, type GetTaskByIDRow } from '../../../generated/index.js';
import { TaskConflictError, TaskDataError, TaskNotFoundError } from '../task-errors.js';
import { readLiveLog, type LiveLog } from './live-log.js';
import { readSchema, taskSnapshotSchema, type TaskMessage } from './task-snapshot.js';

/** One message as users see it. */
export interface TaskLogEntry {
  readonly id: number;
  readonly content: string;
  /** `input` is what a user said, `output` what the agent said. */
  readonly type: 'input' | 'output';
  /** RFC 3339, as the agent gave it. */
  readonly time: string;
}

/** The log, oldest entry first. */
export interface TaskLogs {
  readonly logs: readonly TaskLogEntry[];
  /** Set when it is the log as it was at the last pause. */
  readonly snapshot?: true;
  /** When that was; left out when the task has never been paused. */
  readonly snapshotAt?: Date;
}

export interface TaskLogOptions {
  /** Reads the log from the app in the workspace; called only for a task that is active. */
  readonly live: LiveLog;
  /** How long `live` may take, in milliseconds. Default 30,000. */
  readonly liveTimeoutMs?: number;
}

/**
 * The log of a task, by the status that it has now:
 *
 * | status | log |
 * | --- | --- |
 * | active | what `live` gives |
 * | paused, pending, initializing | the snapshot; empty when there is none |
 * | error, unknown | `TaskConflictError`, HTTP status 409, with the status as its `state` |
 *
 * Rejects with `TaskNotFoundError` (404) for a task that is unknown or deleted, `TaskDataError` (500) for a snapshot
 * that cannot be decoded, `TaskSourceError` (502) when `live` fails, takes too long or gives what is no log; what `live`
 * throws as a `TaskError` is passed on.
 *
 * @param task a task's row, or its id alone
 * @example
 * const { logs, snapshot = false } = await getTaskLogs(pool, { id }, {
 *   live: async ({ url, signal }) => (await fetch(new URL('messages', url()), { signal })).json(),
 * });
 */
export async function getTaskLogs(db: Queryable, task: { readonly id: string }, options: TaskLogOptions): Promise<TaskLogs> {
  const current = await getTaskByID(db, { id: task.id });
  if (current === null) throw new TaskNotFoundError('task');
  switch (current.status) {
    case 'active':
      return { logs: entries(await readLiveLog(db, current, options.live, options.liveTimeoutMs)) };
    case 'paused':
    case 'pending':
    case 'initializing':
      return readSnapshot(db, current);
    case 'error':
    case 'unknown':
      throw new TaskConflictError(`cannot fetch logs in current state: the task is in the state "${current.status}"`, current.status);
  }
}

async function readSnapshot(db: Queryable, task: GetTaskByIDRow): Promise<TaskLogs> {
  const row = await getTaskSnapshot(db, { taskId: task.id });
  if (row === null) return { logs: [], snapshot: true };
  const result = readSchema(taskSnapshotSchema, row.logSnapshot);
  if ('value' in result) return { logs: entries(result.value.data.messages), snapshot: true, snapshotAt: row.logSnapshotCreatedAt };
  throw new TaskDataError(`invalid snapshot data: ${result.place || 'the envelope'} ${result.message}`);
}

function entries(messages: readonly TaskMessage[]): TaskLogEntry[] {
  return messages.map(({ id, role, content, time }) => ({ id, content, type: role === 'user' ? 'input' : 'output', time }));
}
