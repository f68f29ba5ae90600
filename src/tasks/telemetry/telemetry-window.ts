/** The time span of a telemetry report. */
import { TaskInputError } from '../task-errors.js';

export interface TelemetryWindow {
  /** The end of the report: what still lasts, lasts until then. */
  readonly now: Date;
  /** Tasks count whose workspace had a build later than this. */
  readonly createdAfter: Date;
}

/** @throws TaskInputError for a date that is none, and for a window that ends before it begins */
export function checkWindow({ now, createdAfter }: TelemetryWindow): TelemetryWindow {
  for (const [field, date] of Object.entries({ now, createdAfter })) {
    if (!(date instanceof Date) || Number.isNaN(date.getTime())) throw new TaskInputError(field, 'must be a valid Date');
  }
  if (createdAfter > now) throw new TaskInputError('createdAfter', 'must not be later than now');
  return { now, createdAfter };
}
