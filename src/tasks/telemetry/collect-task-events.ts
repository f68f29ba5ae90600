/** Reads the telemetry of the tasks of a window, however many there are. */
import { stream, type Queryable, type StreamOptions } from '../../runtime/index.js';
import { getTelemetryTaskEvents } from '../../../generated/index.js';
import { taskEvent, type TaskEvent } from './task-events.js';
import { checkWindow, type TelemetryWindow } from './telemetry-window.js';

/**
 * Yields the event of every live task whose workspace had a build in the window, in order of their ids, and holds only
 * `batchSize` of them (default 1000) at a time. All come from one snapshot of the database.
 *
 * What `stream` says of connections holds here: a Pool lends one client until the loop ends, also when it ends early.
 *
 * Rejects with a `TaskInputError` (400) for a window that cannot be, and with the errors of `getTelemetryTaskEvents`.
 *
 * @example
 * const now = new Date();
 * const createdAfter = new Date(now.getTime() - 3_600_000);
 * for await (const event of collectTaskEvents(pool, { now, createdAfter })) await report(event);
 */
export async function* collectTaskEvents(
  db: Queryable,
  window: TelemetryWindow,
  options: StreamOptions = {},
): AsyncGenerator<TaskEvent, void, undefined> {
  const { now, createdAfter } = checkWindow(window);
  const rows = stream(db, (cursor) => getTelemetryTaskEvents(cursor, { now, createdAfter }), options);
  for await (const row of rows) yield taskEvent(row, { now, createdAfter });
}
