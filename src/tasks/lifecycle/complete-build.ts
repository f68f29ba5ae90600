/** The end of a build: its job, what it has made, and what follows for the workspace and its task. */
import { transaction, type Queryable } from '../../runtime/index.js';
import {
  completeProvisionerJob,
  deleteTask,
  deleteWorkspaceAgentsBefore,
  getWorkspaceBuildByID,
  getWorkspaceState,
  lockTasksByWorkspaceID,
  lockWorkspace,
  startProvisionerJob,
  updateWorkspaceBuildDeadlineByID,
  updateWorkspaceBuildFlagsByID,
  updateWorkspaceDeletedByID,
  updateWorkspaceNextStartAt,
  upsertTaskWorkspaceApp,
  type GetWorkspaceBuildByIDRow,
  type GetWorkspaceStateRow,
} from '../../../generated/index.js';
import { TaskConflictError, TaskNotFoundError } from '../task-errors.js';
import { insertMade, type MadeResource } from './build-resources.js';
import { noDeadline, type TransitionOptions } from './decide-transition.js';

/** What came of a build. */
export interface BuildCompletion extends Pick<TransitionOptions, 'nextAutostart'> {
  readonly buildId: string;
  /** Default: now. */
  readonly completedAt?: Date;
  /** Set: the build has failed, and nothing but its job changes. */
  readonly error?: string;
  /** What the build has made, with the agents and apps on it; a stop has made none. */
  readonly resources?: readonly MadeResource[];
  /** The app among them that works for the task, as the template declares it. */
  readonly taskAppId?: string | null;
  /** The latest deadline that the template allows. Left out: there is none. */
  readonly maxDeadline?: Date;
}

/**
 * Says that somebody works on a build.
 *
 * Rejects with `TaskNotFoundError` (404), and `TaskConflictError` (409) when its job was started, canceled or completed.
 */
export async function startBuild(db: Queryable, { buildId, startedAt = new Date() }: { readonly buildId: string; readonly startedAt?: Date }): Promise<void> {
  const build = await findBuild(db, buildId);
  const changed = await startProvisionerJob(db, { id: build.jobId, startedAt });
  if (changed === 0) throw new TaskConflictError('the build was started, canceled or completed before', null);
}

/**
 * Ends a build, all in one transaction. Of one that failed or was being canceled only the job changes. After one that went well: its resources, agents and apps are there; agents of
 * builds before are soft-deleted; live tasks of the workspace are bound to the app `taskAppId` and its agent, or to
 * neither; the build's flags, and unless the workspace is an unclaimed prebuild its deadline and the next autostart, are
 * set. After a delete the workspace, its agents and its tasks are deleted.
 *
 * Rejects, with nothing written, with `TaskNotFoundError` (404) for an unknown build or a deleted workspace,
 * `TaskConflictError` (409) when the build had ended before, and a `DatabaseError` where PostgreSQL refuses a resource.
 *
 * @example
 * await completeBuild(pool, { buildId, resources: [{ id, type: 'container', name: 'dev', agents: [agent] }], taskAppId: app.id });
 */
export async function completeBuild(db: Queryable, completion: BuildCompletion): Promise<void> {
  const { completedAt = new Date(), error = null } = completion;
  await transaction(db, async (tx) => {
    const build = await findBuild(tx, completion.buildId);
    if ((await lockWorkspace(tx, { id: build.workspaceId })) === null) throw new TaskNotFoundError('workspace');
    const job = await completeProvisionerJob(tx, { id: build.jobId, completedAt, error });
    if (job === null) throw new TaskConflictError('the build was completed before', null);
    // It may have been canceled meanwhile.
    if (job.jobStatus === 'succeeded') await succeed(tx, build, completion, completedAt);
  });
}

async function succeed(tx: Queryable, build: GetWorkspaceBuildByIDRow, completion: BuildCompletion, completedAt: Date): Promise<void> {
  const { resources = [], taskAppId = null } = completion;
  const { workspaceId, buildNumber } = build;
  const agentOfTask = resources.flatMap(({ agents = [] }) => agents).find(({ apps = [] }) => apps.some((app) => app.id === taskAppId));

  await insertMade(tx, build, resources, completedAt);
  const isDeleted = build.transition === 'delete';
  await deleteWorkspaceAgentsBefore(tx, { workspaceId, buildNumber: isDeleted ? buildNumber + 1 : buildNumber });
  const tasks = await lockTasksByWorkspaceID(tx, { workspaceId });
  for (const { id: taskId } of tasks) {
    const bound = { workspaceAgentId: agentOfTask?.id ?? null, workspaceAppId: agentOfTask === undefined ? null : taskAppId };
    await upsertTaskWorkspaceApp(tx, { taskId, workspaceBuildNumber: buildNumber, ...bound });
  }
  const hasExternalAgent = resources.some((resource) => resource.type === 'coder_external_agent');
  await updateWorkspaceBuildFlagsByID(tx, { id: build.id, hasAiTask: tasks.length > 0, hasExternalAgent, updatedAt: completedAt });
  await setTimes(tx, build, completion, completedAt);
  if (!isDeleted) return;
  await updateWorkspaceDeletedByID(tx, { id: workspaceId, deleted: true });
  for (const { id } of tasks) await deleteTask(tx, { id, deletedAt: completedAt });
}

/** An unclaimed prebuild has neither deadlines nor a next autostart: it gets them when it is claimed. */
async function setTimes(tx: Queryable, build: GetWorkspaceBuildByIDRow, completion: BuildCompletion, completedAt: Date): Promise<void> {
  const state = await getWorkspaceState(tx, { id: build.workspaceId });
  if (state === null || state.isPrebuilt) return;
  const { maxDeadline = noDeadline, nextAutostart } = completion;
  if (build.transition === 'start') {
    const deadline = deadlineOf(state, completedAt, maxDeadline);
    await updateWorkspaceBuildDeadlineByID(tx, { id: build.id, deadline, maxDeadline, updatedAt: completedAt });
  }
  if (nextAutostart === undefined || !state.autostartSchedule) return;
  await updateWorkspaceNextStartAt(tx, { id: state.id, nextStartAt: nextAutostart(state.autostartSchedule, completedAt) });
}

function deadlineOf(state: GetWorkspaceStateRow, completedAt: Date, maxDeadline: Date): Date {
  const ttl = state.allowUserAutostop ? state.ttl : state.defaultTtl;
  const isCapped = maxDeadline.getTime() !== noDeadline.getTime();
  if (ttl === null || ttl <= 0n) return maxDeadline;
  const deadline = new Date(completedAt.getTime() + Number(ttl / 1_000_000n));
  return isCapped && deadline > maxDeadline ? maxDeadline : deadline;
}

async function findBuild(db: Queryable, id: string): Promise<GetWorkspaceBuildByIDRow> {
  const build = await getWorkspaceBuildByID(db, { id });
  if (build === null) throw new TaskNotFoundError('build');
  return build;
}
