/** The snapshot's validators are Standard Schemas, and logs say where they come from. */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { getTaskLogs, taskLogSchema, taskSnapshotSchema, type TaskLogs, type TaskMessage, type TaskSnapshot } from '../../src/tasks/index.js';
import type { Queryable } from '../../src/runtime/index.js';

export const envelope: StandardSchemaV1<unknown, TaskSnapshot> = taskSnapshotSchema;
export const upload: StandardSchemaV1<unknown, TaskSnapshot['data']> = taskLogSchema;
export const inferred: readonly TaskMessage[] = [] as StandardSchemaV1.InferOutput<typeof taskLogSchema>['messages'];

declare const db: Queryable;
declare const messages: readonly TaskMessage[];
export const logs: Promise<TaskLogs> = getTaskLogs(db, { id: 'x' }, { live: async ({ url }) => (url().port === '' ? [] : messages) });
export const withoutSnapshot: TaskLogs = { logs: [] };

// @ts-expect-error a live source is needed
void getTaskLogs(db, { id: 'x' }, {});
// @ts-expect-error messages need a time
void getTaskLogs(db, { id: 'x' }, { live: async () => [{ id: 1, role: 'user', content: '' }] });
// @ts-expect-error roles are two words
export const badRole: TaskMessage = { id: 1, role: 'system', content: '', time: '' };
// @ts-expect-error snapshot is never false, but left out
export const falseSnapshot: TaskLogs = { logs: [], snapshot: false };
// @ts-expect-error and so is its time
export const undefinedTime: TaskLogs = { logs: [], snapshot: true, snapshotAt: undefined };
