/** Adds a build to a workspace, with all rows that belong to it. */
import { randomUUID } from 'node:crypto';
import { isUniqueViolation, type Queryable } from '../../runtime/index.js';
import {
  insertNextWorkspaceBuild,
  type GetWorkspaceStateRow,
  type InsertNextWorkspaceBuildParams,
  type InsertNextWorkspaceBuildRow,
} from '../../../generated/index.js';
import { TaskConflictError, TaskDataError } from '../task-errors.js';

/** A build that was added; its job waits for somebody to work on it. */
export type TaskBuild = InsertNextWorkspaceBuildRow;

type NewBuild = Pick<InsertNextWorkspaceBuildParams, 'transition' | 'reason' | 'initiatorId' | 'createdAt'>;

/** Is a job of the workspace still on its way? */
export function isBusy({ jobStatus }: Pick<GetWorkspaceStateRow, 'jobStatus'>): boolean {
  return jobStatus === 'pending' || jobStatus === 'running' || jobStatus === 'canceling';
}

/**
 * @param workspace locked, and read after that
 * @throws TaskConflictError when a job is on its way
 */
export async function addBuild(tx: Queryable, workspace: GetWorkspaceStateRow, build: NewBuild): Promise<TaskBuild> {
  if (isBusy(workspace)) throw new TaskConflictError('a build of the workspace is already on its way', null);
  const added = await insertNextWorkspaceBuild(tx, { ...build, id: randomUUID(), jobId: randomUUID(), workspaceId: workspace.id });
  if (added === null) throw new TaskDataError('the workspace has no build to go on from');
  return added;
}

/**
 * For the error of a whole transaction: somebody who took no lock, or a transaction that began before the lock was free,
 * was quicker to add the build of that number.
 */
export function asLostRace(error: unknown): unknown {
  if (!isUniqueViolation(error, 'workspace_builds_workspace_id_build_number_key')) return error;
  return new TaskConflictError('another build of the workspace was added at the same time', null, error);
}
