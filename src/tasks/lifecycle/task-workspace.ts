/** A task and its workspace, held still while something is decided about them. */
import type { Queryable } from '../../runtime/index.js';
import {
  getTaskByID,
  getWorkspaceState,
  lockWorkspace,
  type GetTaskByIDRow,
  type GetWorkspaceStateRow,
} from '../../../generated/index.js';
import { TaskDataError, TaskForbiddenError, TaskNotFoundError } from '../task-errors.js';

/** Who asks for what, and when. */
export interface TaskRequest {
  readonly taskId: string;
  /** The user who asks; becomes the initiator of the build. */
  readonly initiatorId: string;
  /** The time of the request. Default: now. */
  readonly now?: Date;
  /** May the initiator do this? False is a `TaskForbiddenError` (403). Default: whoever asks may. */
  readonly authorize?: (task: GetTaskByIDRow) => boolean | Promise<boolean>;
}

/** A live task, and its workspace with the latest build. */
export interface TaskWorkspace {
  readonly task: GetTaskByIDRow;
  readonly workspace: GetWorkspaceStateRow;
}

/**
 * Locks the workspace of a task until the transaction ends, and tells how both are by then.
 *
 * @throws TaskNotFoundError, TaskForbiddenError; TaskDataError (500) for a task without a workspace, or a workspace
 *   without builds
 */
export async function lockTaskWorkspace(tx: Queryable, request: Pick<TaskRequest, 'taskId' | 'authorize'>): Promise<TaskWorkspace> {
  const before = await findTask(tx, request.taskId);
  if (before.workspaceId === null) throw new TaskDataError('the task has no workspace');
  if ((await lockWorkspace(tx, { id: before.workspaceId })) === null) throw new TaskNotFoundError('workspace');
  // Whoever had the lock before may have deleted the task.
  const task = await findTask(tx, request.taskId);
  await authorize(task, request);
  const workspace = await getWorkspaceState(tx, { id: before.workspaceId });
  if (workspace === null) throw new TaskDataError('the workspace has no build to go on from');
  return { task, workspace };
}

/** @throws TaskNotFoundError */
export async function findTask(tx: Queryable, id: string): Promise<GetTaskByIDRow> {
  const task = await getTaskByID(tx, { id });
  if (task === null) throw new TaskNotFoundError('task');
  return task;
}

/** @throws TaskForbiddenError */
export async function authorize(task: GetTaskByIDRow, request: Pick<TaskRequest, 'authorize'>): Promise<void> {
  if (request.authorize === undefined || (await request.authorize(task))) return;
  throw new TaskForbiddenError('not allowed for this user');
}
