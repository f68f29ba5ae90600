/** Pauses a task: its workspace stops, and what the agent uploads while it shuts down stays readable. */
import { transaction, type Queryable } from '../../runtime/index.js';
import { addBuild, asLostRace, type TaskBuild } from './add-build.js';
import { lockTaskWorkspace, type TaskRequest } from './task-workspace.js';

/**
 * Adds a stop build for the reason `task_manual_pause`, with its job and the binding of the task. The task's status does
 * not matter: a paused task gets one more stop build.
 *
 * Rejects, with nothing written:
 *
 * | error | status | when |
 * | --- | --- | --- |
 * | `TaskNotFoundError` | 404 | the task is unknown or deleted, or its workspace is deleted |
 * | `TaskForbiddenError` | 403 | `authorize` says no |
 * | `TaskConflictError` | 409 | a build of the workspace is on its way |
 * | `TaskDataError` | 500 | the task has no workspace, or the workspace no build |
 *
 * @example
 * const build = await pauseTask(pool, { taskId, initiatorId: user.id });
 */
export async function pauseTask(db: Queryable, request: TaskRequest): Promise<TaskBuild> {
  const { initiatorId, now: createdAt = new Date() } = request;
  try {
    return await transaction(db, async (tx) => {
      const { workspace } = await lockTaskWorkspace(tx, request);
      return addBuild(tx, workspace, { transition: 'stop', reason: 'task_manual_pause', initiatorId, createdAt });
    });
  } catch (error) {
    throw asLostRace(error);
  }
}
