/** Deletes a task, and has its workspace deleted. */
import { transaction, type Queryable } from '../../runtime/index.js';
import { deleteTask as deleteTaskRow, lockTask, type DeleteTaskParams, type DeleteTaskRow } from '../../../generated/index.js';
import { TaskConflictError, TaskNotFoundError } from '../task-errors.js';
import { addBuild, asLostRace, type TaskBuild } from './add-build.js';
import { authorize, findTask, lockTaskWorkspace, type TaskRequest } from './task-workspace.js';

/** A task that was deleted, and the build that deletes its workspace: null where it had none. */
export interface DeletedTask {
  readonly id: string;
  readonly build: TaskBuild | null;
}

/**
 * Asked by a user (`taskId`, `initiatorId`): adds a delete build to the task's workspace, with its job and the binding,
 * and then soft-deletes the task, which removes its snapshot and frees its name. When the build cannot be added, the
 * task is not deleted. Rejects as `pauseTask` does, but for a task without a workspace, which is just deleted.
 *
 * Asked with `id` and `deletedAt` it is the query DeleteTask: only the task is marked as deleted. Null: it was before.
 *
 * @example
 * const { build } = await deleteTask(pool, { taskId, initiatorId: user.id });
 */
export function deleteTask(db: Queryable, request: TaskRequest): Promise<DeletedTask>;
export function deleteTask(db: Queryable, params: DeleteTaskParams): Promise<DeleteTaskRow | null>;
export async function deleteTask(db: Queryable, request: TaskRequest | DeleteTaskParams): Promise<DeletedTask | DeleteTaskRow | null> {
  return 'taskId' in request ? deleteWithWorkspace(db, request) : deleteTaskRow(db, request);
}

async function deleteWithWorkspace(db: Queryable, request: TaskRequest): Promise<DeletedTask> {
  const { taskId: id, initiatorId, now: deletedAt = new Date() } = request;
  try {
    return await transaction(db, async (tx) => {
      const build = (await hasWorkspace(tx, request)) ? await addDeleteBuild(tx, request, initiatorId, deletedAt) : null;
      await deleteTaskRow(tx, { id, deletedAt });
      return { id, build };
    });
  } catch (error) {
    throw asLostRace(error);
  }
}

/** False is true until the transaction ends: a task without a workspace is locked, so that none is linked. */
async function hasWorkspace(tx: Queryable, request: TaskRequest): Promise<boolean> {
  const task = await findTask(tx, request.taskId);
  if (task.workspaceId !== null) return true;
  await authorize(task, request);
  const locked = await lockTask(tx, { id: request.taskId });
  if (locked === null) throw new TaskNotFoundError('task');
  if (locked.workspaceId === null) return false;
  throw new TaskConflictError('the task was given its workspace at the same time', task.status);
}

async function addDeleteBuild(tx: Queryable, request: TaskRequest, initiatorId: string, createdAt: Date): Promise<TaskBuild> {
  const { workspace } = await lockTaskWorkspace(tx, request);
  return addBuild(tx, workspace, { transition: 'delete', reason: 'initiator', initiatorId, createdAt });
}
