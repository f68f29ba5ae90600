/** The list of tasks that goes with their events: what they are, and never what they were asked. */
import { createHash } from 'node:crypto';
import { stream, type Queryable, type StreamOptions } from '../../runtime/index.js';
import { listTasks, type ListTasksRow, type TaskStatus } from '../../../generated/index.js';

/** A live task as telemetry reports it. */
export interface TelemetryTask {
  readonly id: string;
  readonly organizationId: string;
  readonly ownerId: string;
  readonly name: string;
  readonly workspaceId: string | null;
  /** Of its latest binding; so are agent and app. */
  readonly workspaceBuildNumber: number | null;
  readonly workspaceAgentId: string | null;
  readonly workspaceAppId: string | null;
  readonly templateVersionId: string;
  /** SHA-256 of the prompt as UTF-8, 64 lower-case hexadecimal digits. */
  readonly promptHash: string;
  readonly status: TaskStatus;
  readonly createdAt: Date;
}

/** The tasks of rows, in their order; an empty list for none. */
export function telemetryTasks(rows: Iterable<ListTasksRow>): TelemetryTask[] {
  return Array.from(rows, telemetryTask);
}

/**
 * Yields every live task, newest first, `batchSize` (default 1000) at a time, as `collectTaskEvents` does.
 *
 * @example
 * for await (const task of collectTelemetryTasks(pool)) await report(task);
 */
export async function* collectTelemetryTasks(db: Queryable, options: StreamOptions = {}): AsyncGenerator<TelemetryTask, void, undefined> {
  const rows = stream(db, (cursor) => listTasks(cursor, { ownerId: everyone, organizationId: everyone, status: '' }), options);
  for await (const row of rows) yield telemetryTask(row);
}

/** ListTasks takes it for no filter. */
const everyone = '00000000-0000-0000-0000-000000000000';

function telemetryTask(row: ListTasksRow): TelemetryTask {
  return {
    id: row.id,
    organizationId: row.organizationId,
    ownerId: row.ownerId,
    name: row.name,
    workspaceId: row.workspaceId,
    workspaceBuildNumber: row.workspaceBuildNumber,
    workspaceAgentId: row.workspaceAgentId,
    workspaceAppId: row.workspaceAppId,
    templateVersionId: row.templateVersionId,
    promptHash: createHash('sha256').update(row.prompt, 'utf8').digest('hex'),
    status: row.status,
    createdAt: row.createdAt,
  };
}
