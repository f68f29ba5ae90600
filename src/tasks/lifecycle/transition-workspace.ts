/** Carries out what a workspace is due for: automatic pauses, starts, dormancy and deletion. */
import { transaction, type Queryable } from '../../runtime/index.js';
import {
  getWorkspacesEligibleForTransition,
  getWorkspaceState,
  lockWorkspace,
  tryLockLifecycle,
  updateWorkspaceDormantDeletingAt,
  updateWorkspaceNextStartAt,
  type GetWorkspaceStateRow,
} from '../../../generated/index.js';
import { TaskConflictError } from '../task-errors.js';
import { addBuild, asLostRace, isBusy, type TaskBuild } from './add-build.js';
import { decideTransition, wholeMinute, type TransitionDecision, type TransitionOptions } from './decide-transition.js';

/**
 * What became of a workspace. Skipped for one of these reasons:
 *
 * - `locked`: another process decides about it right now
 * - `gone`: it is unknown, deleted, or has no build
 * - `not due`: none of the rules holds
 * - `busy`: a build is on its way, or was added at the same time
 */
export type TransitionOutcome =
  | { readonly workspaceId: string; readonly skipped: 'locked' | 'gone' | 'not due' | 'busy'; readonly decision: null; readonly build: null }
  | { readonly workspaceId: string; readonly skipped: null; readonly decision: TransitionDecision; readonly build: TaskBuild | null };

/**
 * Decides about one workspace and does it, in one transaction: REPEATABLE READ, under a lock of the life cycle that is
 * not waited for, tried again when PostgreSQL says so. The owner is the initiator of the build.
 *
 * @param db not a transaction, as it begins one of its own
 * @example
 * const { decision } = await transitionWorkspace(pool, { workspaceId, now: new Date() });
 * if (decision?.reason === 'task_auto_pause') await notifyOwner(workspaceId);
 */
export async function transitionWorkspace(db: Queryable, options: TransitionOptions & { readonly workspaceId: string }): Promise<TransitionOutcome> {
  const { workspaceId } = options;
  const skip = (skipped: 'locked' | 'gone' | 'not due' | 'busy'): TransitionOutcome => ({ workspaceId, skipped, decision: null, build: null });
  try {
    return await transaction(db, { isolation: 'repeatable read' }, async (tx): Promise<TransitionOutcome> => {
      if ((await tryLockLifecycle(tx, { workspaceId })).locked !== true) return skip('locked');
      const state = (await lockWorkspace(tx, { id: workspaceId })) && (await getWorkspaceState(tx, { id: workspaceId }));
      if (state === null) return skip('gone');
      await rememberNextStart(tx, state, options);
      const decision = decideTransition(state, options);
      if (decision === null) return skip('not due');
      if (decision.transition !== null && isBusy(state)) return skip('busy');
      return { workspaceId, skipped: null, decision, build: await carryOut(tx, state, decision, options.now) };
    });
  } catch (error) {
    if (asLostRace(error) instanceof TaskConflictError) return skip('busy');
    throw error;
  }
}

/**
 * Asks which workspaces may be due at `now`, and lets `transitionWorkspace` decide about each, ten at a time unless
 * `concurrency` says otherwise. Meant to run once a minute. The outcomes are in the order of the workspaces; an error of
 * one is in its place and keeps none of the others from its turn.
 *
 * @example
 * for (const result of await transitionDueWorkspaces(pool, { now: new Date() })) if (result.status === 'rejected') log(result.reason);
 */
export async function transitionDueWorkspaces(
  db: Queryable,
  options: TransitionOptions & { readonly concurrency?: number },
): Promise<PromiseSettledResult<TransitionOutcome>[]> {
  const { concurrency = 10, ...rest } = options;
  if (!Number.isSafeInteger(concurrency) || concurrency < 1) throw new RangeError('concurrency must be a whole number, at least 1');
  const workspaces = await getWorkspacesEligibleForTransition(db, { now: wholeMinute(rest.now) });
  const results: PromiseSettledResult<TransitionOutcome>[] = [];
  const queue = workspaces.entries();
  const work = async (): Promise<void> => {
    for (const [index, { id: workspaceId }] of queue) {
      [results[index]] = (await Promise.allSettled([transitionWorkspace(db, { ...rest, workspaceId })])) as [PromiseSettledResult<TransitionOutcome>];
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return results;
}

/** A schedule without a next start was changed since it was computed; asking for it is what lists the workspace. */
async function rememberNextStart(tx: Queryable, state: GetWorkspaceStateRow, { now, nextAutostart }: TransitionOptions): Promise<void> {
  const { id, autostartSchedule, nextStartAt, dormantAt } = state;
  if (nextAutostart === undefined || nextStartAt !== null || dormantAt !== null || !autostartSchedule) return;
  await updateWorkspaceNextStartAt(tx, { id, nextStartAt: nextAutostart(autostartSchedule, wholeMinute(now)) });
}

async function carryOut(tx: Queryable, state: GetWorkspaceStateRow, decision: TransitionDecision, now: Date): Promise<TaskBuild | null> {
  const { transition, reason } = decision;
  if (decision.goesDormant) await updateWorkspaceDormantDeletingAt(tx, { id: state.id, dormantAt: now });
  if (transition === null) return null;
  return addBuild(tx, state, { transition, reason, initiatorId: state.ownerId, createdAt: now });
}
