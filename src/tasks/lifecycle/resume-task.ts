/** Resumes a task: its workspace starts again. */
import { transaction, type Queryable } from '../../runtime/index.js';
import { TaskConflictError } from '../task-errors.js';
import { addBuild, asLostRace, type TaskBuild } from './add-build.js';
import { lockTaskWorkspace, type TaskRequest } from './task-workspace.js';

/**
 * Adds a start build for the reason `task_resume`, with its job and the binding of the task. The snapshot stays: it is
 * the log until the app runs. Resumed can be what was stopped, failed or was canceled.
 *
 * Rejects as `pauseTask` does, and with `TaskConflictError` (409) when the workspace runs.
 *
 * @example
 * const build = await resumeTask(pool, { taskId, initiatorId: user.id });
 */
export async function resumeTask(db: Queryable, request: TaskRequest): Promise<TaskBuild> {
  const { initiatorId, now: createdAt = new Date() } = request;
  try {
    return await transaction(db, async (tx) => {
      const { task, workspace } = await lockTaskWorkspace(tx, request);
      if (workspace.transition === 'start' && workspace.jobStatus === 'succeeded') {
        throw new TaskConflictError('the workspace is already running', task.status);
      }
      return addBuild(tx, workspace, { transition: 'start', reason: 'task_resume', initiatorId, createdAt });
    });
  } catch (error) {
    throw asLostRace(error);
  }
}
