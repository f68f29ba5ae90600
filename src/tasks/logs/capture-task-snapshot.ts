/** Keeps the log of a task for the time that it is paused. */
import { transaction, type JsonValue, type Queryable } from '../../runtime/index.js';
import { lockTask, upsertTaskSnapshot } from '../../../generated/index.js';
import { TaskInputError, TaskNotFoundError } from '../task-errors.js';
import { fitSnapshot, maxSnapshotBytes } from './fit-snapshot.js';
import { readSchema, taskLogSchema, type TaskMessage, type TaskSnapshot } from './task-snapshot.js';

/** Whose log it is, and when it was that. */
export interface SnapshotOwner {
  readonly taskId: string;
  /** The workspace that says so; a task of another one is not found. Left out: not checked. */
  readonly workspaceId?: string;
  /** Default: now. */
  readonly capturedAt?: Date;
}

export interface SnapshotRequest extends SnapshotOwner {
  /** The whole log, oldest first; any number of messages of any length. */
  readonly messages: readonly TaskMessage[];
}

export interface SnapshotUpload extends SnapshotOwner {
  /** The request's body as it came: JSON in UTF-8. */
  readonly body: string | Uint8Array;
}

/** What was kept of a log. */
export interface CapturedSnapshot {
  /** Messages in the snapshot. */
  readonly stored: number;
  /** Messages that there was no room for, the oldest ones. */
  readonly dropped: number;
  /** Of the only message the beginning was cut off. */
  readonly isShortened: boolean;
  /** Null when there were no messages: then the snapshot of the pause before stays. */
  readonly snapshotAt: Date | null;
}

/**
 * Stores the end of a log as the task's snapshot, in place of the one before: the last 30 messages, of those as many as
 * fit into 64 KiB of JSON, and of a single one that does not fit its end, in whole characters.
 *
 * Rejects, with nothing written, with `TaskNotFoundError` (404) for a task that is unknown, deleted, without a
 * workspace or of another one, and with `TaskInputError` (400) for messages that are malformed.
 *
 * @example
 * const { stored } = await captureTaskSnapshot(pool, { taskId, messages: await fetchMessages() });
 */
export async function captureTaskSnapshot(db: Queryable, request: SnapshotRequest): Promise<CapturedSnapshot> {
  const { capturedAt = new Date() } = request;
  return transaction(db, async (tx) => {
    await findTask(tx, request);
    const { messages } = checked({ messages: request.messages });
    const { snapshot, dropped, isShortened } = fitSnapshot(messages);
    const stored = snapshot.data.messages.length;
    if (stored === 0) return { stored, dropped, isShortened, snapshotAt: null };
    await store(tx, request.taskId, snapshot, capturedAt);
    return { stored, dropped, isShortened, snapshotAt: capturedAt };
  });
}

/**
 * Stores what an agent has uploaded, `{"messages": […]}`, as it is: for the server's side of an upload. Other members
 * are left out.
 *
 * Rejects, with nothing written, as `captureTaskSnapshot` does; a body of more than 65,536 bytes is an input error too.
 *
 * @example
 * const { stored } = await storeUploadedSnapshot(pool, { taskId, workspaceId: agent.workspaceId, body: await request.text() });
 */
export async function storeUploadedSnapshot(db: Queryable, upload: SnapshotUpload): Promise<CapturedSnapshot> {
  const { capturedAt = new Date() } = upload;
  return transaction(db, async (tx) => {
    await findTask(tx, upload);
    const data = checked(parse(upload.body));
    await store(tx, upload.taskId, { format: 'agentapi', data }, capturedAt);
    return { stored: data.messages.length, dropped: 0, isShortened: false, snapshotAt: capturedAt };
  });
}

/** Locks the task, so that no deletion leaves a snapshot behind. */
async function findTask(tx: Queryable, { taskId, workspaceId }: SnapshotOwner): Promise<void> {
  const task = await lockTask(tx, { id: taskId });
  if (task === null || task.workspaceId === null) throw new TaskNotFoundError('task');
  if (workspaceId !== undefined && task.workspaceId !== workspaceId.toLowerCase()) throw new TaskNotFoundError('task');
}

async function store(tx: Queryable, taskId: string, snapshot: TaskSnapshot, capturedAt: Date): Promise<void> {
  const logSnapshot: JsonValue = { format: snapshot.format, data: { messages: snapshot.data.messages.map((message) => ({ ...message })) } };
  await upsertTaskSnapshot(tx, { taskId, logSnapshot, logSnapshotCreatedAt: capturedAt });
}

function checked(value: unknown): TaskSnapshot['data'] {
  const result = readSchema(taskLogSchema, value);
  if ('value' in result) return result.value;
  throw new TaskInputError(result.place || 'body', result.message);
}

function parse(body: string | Uint8Array): unknown {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  if (bytes.length > maxSnapshotBytes) throw new TaskInputError('body', `must not be longer than ${maxSnapshotBytes} bytes`);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new TaskInputError('body', 'must be JSON in UTF-8', error);
  }
}
