/** From a row of GetTelemetryTaskEvents to what is reported about the task. */
import type { GetTelemetryTaskEventsRow } from '../../../generated/index.js';
import { checkWindow, type TelemetryWindow } from './telemetry-window.js';

/** `other`: the workspace was stopped by other means than a pause of the task. */
export type PauseReason = 'auto' | 'manual' | 'other';

/** `other`: the workspace was started by other means than a resume of the task. Nothing resumes automatically. */
export type ResumeReason = 'manual' | 'other';

/**
 * What a task did, as of `now`. Null: does not apply. Durations are whole milliseconds; instants have milliseconds, so a
 * duration may be one off from what microseconds would give.
 *
 * An event is reported by every window that its task is in: with windows of an hour every half an hour about twice. The
 * receiver keeps the latest one of a task.
 */
export interface TaskEvent {
  readonly taskId: string;
  /** The last stop of the workspace. */
  readonly lastPausedAt: Date | null;
  readonly pauseReason: PauseReason | null;
  /** From the last report of work to that stop. */
  readonly idleDurationMs: number | null;
  /** The last start, if it is later than the last stop, and not the workspace's first build. */
  readonly lastResumedAt: Date | null;
  readonly resumeReason: ResumeReason | null;
  /** Until now when it is paused; else until the start, if that is within the window. */
  readonly pausedDurationMs: number | null;
  /** From the last start, if it is not the workspace's first build, to the first report after it. */
  readonly resumeToStatusMs: number | null;
  /** In the task's whole life; null unless it is more than 0. */
  readonly activeDurationMs: number | null;
}

/**
 * The events of rows, in their order.
 *
 * @param window the same that the rows were asked for with
 * @throws TaskInputError (400) for a window that cannot be
 * @example
 * const window = { now, createdAfter };
 * const events = taskEvents(await getTelemetryTaskEvents(pool, window), window);
 */
export function taskEvents(rows: Iterable<GetTelemetryTaskEventsRow>, window: TelemetryWindow): TaskEvent[] {
  const checked = checkWindow(window);
  return Array.from(rows, (row) => taskEvent(row, checked));
}

/** The event of one row. */
export function taskEvent(row: GetTelemetryTaskEventsRow, { now, createdAfter }: TelemetryWindow): TaskEvent {
  const { stopBuildCreatedAt: stop, startBuildCreatedAt: start, lastWorkingStatusAt: worked, firstStatusAfterResumeAt: reported } = row;
  const isStartedAgain = stop !== null && start !== null && start > stop;
  // The first build of a workspace creates it; only a later one can resume.
  const resume = start !== null && row.startBuildNumber !== null && row.startBuildNumber > 1 ? start : null;
  const resumed = isStartedAgain ? resume : null;
  return {
    taskId: row.taskId,
    lastPausedAt: stop,
    pauseReason: stop === null ? null : pauseReasonOf(row.stopBuildReason),
    idleDurationMs: stop !== null && worked !== null && stop > worked ? between(worked, stop) : null,
    lastResumedAt: resumed,
    resumeReason: resumed === null ? null : row.startBuildReason === 'task_resume' ? 'manual' : 'other',
    pausedDurationMs: pausedDuration(),
    resumeToStatusMs: reported === null || resume === null ? null : between(resume, reported),
    activeDurationMs: row.activeDurationMs > 0n ? Number(row.activeDurationMs) : null,
  };

  function pausedDuration(): number | null {
    if (stop === null) return null;
    if (!isStartedAgain) return between(stop, now);
    return start > createdAfter ? between(stop, start) : null;
  }
}

function pauseReasonOf(reason: GetTelemetryTaskEventsRow['stopBuildReason']): PauseReason {
  if (reason === 'task_auto_pause') return 'auto';
  return reason === 'task_manual_pause' ? 'manual' : 'other';
}

function between(from: Date, to: Date): number {
  return to.getTime() - from.getTime();
}
