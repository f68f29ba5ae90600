/** The HTTP API: list tasks, read a log, pause, resume. */
import { Hono, type Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Queryable } from 'rowtype';
import {
  getTaskByID,
  getTaskLogs,
  httpStatusOf,
  listTasks,
  pauseTask,
  resumeTask,
  TaskConflictError,
  TaskInputError,
  TaskNotFoundError,
  taskStatus,
  type GetTaskByIDRow,
  type LiveLog,
  type TaskBuild,
} from 'rowtype/tasks';

export interface Machines {
  /** Reads the log of a task that runs. */
  readonly live: LiveLog;
  /** Begins with a build; the API does not wait for it. */
  build(taskId: string, build: TaskBuild): void;
}

/** The UUID that stands for every organization. */
const everyOrganization = '00000000-0000-0000-0000-000000000000';

export function createApp(db: Queryable, machines: Machines): Hono {
  const app = new Hono();

  app.get('/tasks', async (c) => {
    const status = c.req.query('status') ?? '';
    if (status !== '' && !(status in taskStatus)) throw new TaskInputError('status', `must be one of ${Object.keys(taskStatus).join(', ')}`);
    const tasks = await listTasks(db, { ownerId: userOf(c), organizationId: everyOrganization, status });
    return c.json({ tasks: tasks.map(present), count: tasks.length });
  });

  app.get('/tasks/:id/logs', async (c) => {
    const task = await getTaskByID(db, { id: c.req.param('id') });
    if (task === null || task.ownerId !== userOf(c)) throw new TaskNotFoundError('task');
    const { logs, snapshot, snapshotAt } = await getTaskLogs(db, task, { live: machines.live });
    return c.json({ logs, ...(snapshot && { snapshot }), ...(snapshotAt && { snapshot_at: snapshotAt }) });
  });

  app.post('/tasks/:id/:action{pause|resume}', async (c) => {
    const user = userOf(c);
    const taskId = c.req.param('id');
    const change = c.req.param('action') === 'pause' ? pauseTask : resumeTask;
    const build = await change(db, { taskId, initiatorId: user, authorize: (task) => task.ownerId === user });
    machines.build(taskId, build);
    return c.json({ workspace_build: { id: build.id, number: build.buildNumber, transition: build.transition, reason: build.reason } }, 202);
  });

  app.notFound((c) => c.json({ message: 'there is no such address' }, 404));
  app.onError((error, c) => {
    const status = httpStatusOf(error);
    // What went wrong inside is for the operator, not for the caller.
    if (status >= 500) console.error(error);
    const message = status >= 500 ? 'something went wrong here' : error.message;
    const state = error instanceof TaskConflictError && error.state !== null ? { state: error.state } : {};
    return c.json({ message, ...state }, status as ContentfulStatusCode);
  });
  return app;
}

/** Who asks. A real service takes that from a session. */
function userOf(c: Context): string {
  const user = c.req.header('x-user-id');
  if (user === undefined) throw new TaskInputError('x-user-id', 'must be sent as a header');
  return user.toLowerCase();
}

function present(task: GetTaskByIDRow): Record<string, unknown> {
  const { id, name, prompt, status, workspaceId, createdAt } = task;
  return { id, name, prompt, status, workspace_id: workspaceId, created_at: createdAt };
}
