/** What a workspace is due for: the rules of automatic pauses, starts, dormancy and deletion. */
import type { BuildReason, GetWorkspaceStateRow, WorkspaceTransition } from '../../../generated/index.js';

/** What should happen to a workspace. */
export interface TransitionDecision {
  /** The build to add; null: none, it only goes dormant. */
  readonly transition: WorkspaceTransition | null;
  /** `task_auto_pause` stops the workspace of a task, `autostop` any other. */
  readonly reason: Extract<BuildReason, 'task_auto_pause' | 'autostop' | 'autostart' | 'dormancy' | 'autodelete'>;
  /** It is to be marked as dormant. */
  readonly goesDormant: boolean;
}

export interface TransitionOptions {
  /** The time of the decision; parts of a minute do not count. */
  readonly now: Date;
  /**
   * The first start that a schedule (a cron expression) allows later than `after`, in whole minutes; null for none. Left
   * out: nothing starts automatically.
   */
  readonly nextAutostart?: ((schedule: string, after: Date) => Date | null) | undefined;
}

/** The time of zeros: no deadline. */
export const noDeadline = new Date('0001-01-01T00:00:00Z');

const dayMs = 86_400_000;

/**
 * Decides for one workspace; null when it is due for nothing. The first rule that holds counts:
 *
 * 1. stop: started well or about to, awake, and the deadline has come or the owner is suspended
 * 2. start: stopped and awake, the owner active, and the schedule's next start after the build has come
 * 3. stop: the start failed longer ago than the template's failure TTL
 * 4. go dormant, and stop if started: not used for longer than the template allows
 * 5. delete: dormant, and the time of the deletion has passed; a deletion that failed is tried again after a day
 *
 * @example
 * decideTransition(state, { now: new Date() })?.reason // 'task_auto_pause'
 */
export function decideTransition(state: GetWorkspaceStateRow, options: TransitionOptions): TransitionDecision | null {
  if (state.isPrebuilt) return null;
  const tick = wholeMinute(options.now);
  const stopReason = state.hasTask ? 'task_auto_pause' : 'autostop';
  if (isDueForStop(state, tick)) return { transition: 'stop', reason: stopReason, goesDormant: false };
  if (isDueForStart(state, tick, options.nextAutostart)) return { transition: 'start', reason: 'autostart', goesDormant: false };
  if (isDueForFailedStop(state, tick)) return { transition: 'stop', reason: stopReason, goesDormant: false };
  if (isDueForDormancy(state, tick)) return { transition: state.transition === 'start' ? 'stop' : null, reason: 'dormancy', goesDormant: true };
  if (isDueForDeletion(state, tick)) return { transition: 'delete', reason: 'autodelete', goesDormant: false };
  return null;
}

/** The time without its seconds: a workspace that is due within a minute is due at its start. */
export function wholeMinute(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 60_000) * 60_000);
}

function isDueForStop(state: GetWorkspaceStateRow, tick: Date): boolean {
  if (state.transition !== 'start' || state.jobStatus === 'failed' || state.dormantAt !== null) return false;
  const hasDeadline = state.deadline.getTime() !== noDeadline.getTime();
  return state.ownerStatus === 'suspended' || (hasDeadline && tick >= state.deadline);
}

function isDueForStart(state: GetWorkspaceStateRow, tick: Date, nextAutostart: TransitionOptions['nextAutostart']): boolean {
  if (state.transition !== 'stop' || state.jobStatus === 'failed' || state.dormantAt !== null) return false;
  if (state.ownerStatus !== 'active' || !state.allowUserAutostart || !state.autostartSchedule || nextAutostart === undefined) return false;
  const next = nextAutostart(state.autostartSchedule, state.buildCreatedAt);
  return next !== null && tick >= next;
}

function isDueForFailedStop(state: GetWorkspaceStateRow, tick: Date): boolean {
  if (state.failureTtl <= 0n || state.transition !== 'start' || state.jobStatus !== 'failed' || state.jobCompletedAt === null) return false;
  return isOlder(state.jobCompletedAt, tick, state.failureTtl);
}

function isDueForDormancy(state: GetWorkspaceStateRow, tick: Date): boolean {
  return state.dormantAt === null && state.timeTilDormant > 0n && isOlder(state.lastUsedAt, tick, state.timeTilDormant);
}

function isDueForDeletion(state: GetWorkspaceStateRow, tick: Date): boolean {
  if (state.dormantAt === null || state.deletingAt === null || state.timeTilDormantAutodelete <= 0n || tick <= state.deletingAt) return false;
  if (state.transition !== 'delete' || state.jobStatus !== 'failed') return true;
  const failedAt = state.jobCanceledAt ?? state.jobCompletedAt;
  return failedAt !== null && tick.getTime() - failedAt.getTime() > dayMs;
}

/** @param nanoseconds count in whole milliseconds */
function isOlder(time: Date, tick: Date, nanoseconds: bigint): boolean {
  return tick.getTime() - time.getTime() > Number(nanoseconds / 1_000_000n);
}
