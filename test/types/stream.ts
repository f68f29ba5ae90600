/** What stream() yields is what its query function gives. */
import { stream, transaction, type Queryable } from '../../src/runtime/index.js';
import { getTaskByID, listTasks, type ListTasksRow } from '../../src/tasks/index.js';

declare const db: Queryable;
const filter = { ownerId: 'x', organizationId: 'x', status: '' };

export const rows: AsyncGenerator<ListTasksRow, void, undefined> = stream(db, (cursor) => listTasks(cursor, filter));
export const sized: AsyncIterable<ListTasksRow> = stream(db, (cursor) => listTasks(cursor, filter), { batchSize: 10 });
export const within = transaction(db, async (tx) => {
  for await (const { name } of stream(tx, (cursor) => listTasks(cursor, filter))) name.toUpperCase();
});

// @ts-expect-error a query of one row has nothing to stream
stream(db, (cursor) => getTaskByID(cursor, { id: 'x' }));
// @ts-expect-error an option that does not exist
stream(db, (cursor) => listTasks(cursor, filter), { size: 10 });
// @ts-expect-error rows of another type
export const other: AsyncIterable<{ nothing: string }> = stream(db, (cursor) => listTasks(cursor, filter));
