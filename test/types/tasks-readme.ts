/** The examples of src/tasks/README.md, as they stand there. */
import type { Queryable } from '../../src/runtime/index.js';
import { httpStatusOf, pauseTask, resumeTask, TaskConflictError } from '../../src/tasks/index.js';

/** The answer to a request to pause a task: status and body. */
export async function pause(db: Queryable, taskId: string, user: { id: string; mayStop: boolean }) {
  try {
    const build = await pauseTask(db, { taskId, initiatorId: user.id, authorize: () => user.mayStop });
    return [202, { workspaceBuild: build }] as const;
  } catch (error) {
    if (error instanceof TaskConflictError) return [error.status, { message: error.message, state: error.state }] as const;
    return [httpStatusOf(error), { message: 'the task could not be paused' }] as const;
  }
}

/** Resumes whatever is paused, and leaves the rest alone. */
export async function resumeAll(db: Queryable, tasks: readonly { id: string; ownerId: string }[]) {
  for (const { id: taskId, ownerId: initiatorId } of tasks) {
    await resumeTask(db, { taskId, initiatorId }).catch((error: unknown) => {
      if (httpStatusOf(error) >= 500) throw error;
    });
  }
}

import { getTaskLogs, type TaskMessage } from '../../src/tasks/index.js';

export async function logs(db: Queryable, id: string) {
  return getTaskLogs(db, { id }, {
    live: async ({ url, signal }) => {
      const answer = await fetch(new URL('messages', url()), { signal });
      const { messages } = (await answer.json()) as { messages: readonly TaskMessage[] };
      return messages;
    },
  });
}

import { collectTaskEvents, collectTelemetryTasks, type TaskEvent, type TelemetryTask } from '../../src/tasks/index.js';

export async function report(db: Queryable, send: (item: TaskEvent | TelemetryTask) => Promise<void>) {
  const now = new Date();
  const createdAfter = new Date(now.getTime() - 3_600_000);
  for await (const event of collectTaskEvents(db, { now, createdAfter })) await send(event);
  for await (const task of collectTelemetryTasks(db)) await send(task);
}
