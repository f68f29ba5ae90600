/** Embedded objects, batches and bulk inserts are typed as exactly as plain columns. */
import { codecs as t, defineCopyFrom, defineQuery, type CompiledCopyFrom, type NoColumns, type Queryable } from '../../src/runtime/index.js';

interface Owner {
  id: string;
  nick: string | null;
}
interface Params {
  id: string;
  tags: readonly string[];
}
interface Row {
  owner: Owner;
  helper: Owner | null;
  count: bigint;
}

const good = { name: 'Get', readOnly: true, sql: 'select 1' } as const;
const owner = { id: ['id', t.uuid], nick: ['nick', t.nullable(t.text)] } as const;

export const query = defineQuery<Params, Row>({
  ...good,
  params: { id: t.uuid, tags: t.array(t.text) },
  columns: { owner: t.embed(owner), helper: t.embedOrNull(owner), count: ['count', t.int8] },
});

declare const db: Queryable;
declare const list: readonly Params[];
export const rows: Promise<Row[]> = query.batchOne(db, list);
export const rowsOrNull: Promise<(Row | null)[]> = query.batchOneOrNull(db, list);
export const lists: Promise<Row[][]> = query.batchMany(db, list);
export const nothing: Promise<void> = query.batchExec(db, list);

// @ts-expect-error one object is no list
void query.batchExec(db, { id: 'x', tags: [] });
// @ts-expect-error a parameter of another type
void query.batchMany(db, [{ id: 1, tags: [] }]);
// @ts-expect-error a row may be missing
export const tooSure: Promise<Row[]> = query.batchOneOrNull(db, list);

defineQuery<Params, Row>({
  ...good,
  params: { id: t.uuid, tags: t.array(t.text) },
  columns: {
    // @ts-expect-error null where the object is always there
    owner: t.embedOrNull(owner),
    // @ts-expect-error an object that is always there where it may be null
    helper: t.embed(owner),
    // @ts-expect-error an object for a single value
    count: t.embed({ n: ['n', t.int8] }),
  },
});

defineQuery<Params, Pick<Row, 'owner' | 'helper'>>({
  ...good,
  params: { id: t.uuid, tags: t.array(t.text) },
  columns: {
    // @ts-expect-error a key is missing
    owner: t.embed({ id: ['id', t.uuid] }),
    // @ts-expect-error a codec that never gives null for a key that may be null
    helper: t.embedOrNull({ id: ['id', t.uuid], nick: ['nick', t.text] }),
  },
});

defineQuery<Params, Pick<Row, 'owner'>>({
  ...good,
  params: { id: t.uuid, tags: t.array(t.text) },
  // @ts-expect-error a column for an object
  columns: { owner: ['owner', t.text] },
});

export const copy: CompiledCopyFrom<Params> = defineCopyFrom<Params>({
  name: 'Copy',
  sql: 'insert …',
  params: { id: t.uuid, tags: t.array(t.text) },
});
export const count: Promise<number> = copy.run(db, list);
// @ts-expect-error a value of another type
void copy.run(db, [{ id: 1, tags: [] }]);
// @ts-expect-error one object is no list
void copy.run(db, { id: 'x', tags: [] });

defineCopyFrom<Params>({
  name: 'Copy',
  sql: 'insert …',
  // @ts-expect-error a parameter is missing
  params: { id: t.uuid },
});

export const none = defineQuery<Params, NoColumns>({ ...good, params: { id: t.uuid, tags: t.array(t.text) }, columns: {} });
void none.batchExec(db, []);
