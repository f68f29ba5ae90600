/** The codecs of a query must be exactly those of its interfaces. */
import { codecs as t, defineQuery, type CompiledQuery, type JsonValue, type NoColumns, type NoParams, type Queryable, type Range } from '../../src/runtime/index.js';

const taskStatus = { pending: 'pending', active: 'active' } as const;
type TaskStatus = (typeof taskStatus)[keyof typeof taskStatus];

interface Params {
  id: string;
}
interface Row {
  id: string;
  workspaceId: string | null;
  status: TaskStatus;
}

const good = { name: 'GetTask', readOnly: true, sql: 'select 1' } as const;

export const query = defineQuery<Params, Row>({
  ...good,
  params: { id: t.uuid },
  columns: { id: ['id', t.uuid], workspaceId: ['workspace_id', t.nullable(t.uuid)], status: ['status', t.enumOf(taskStatus)] },
});

declare const db: Queryable;
export const one: Promise<Row> = query.one(db, { id: 'x' });
export const orNull: Promise<Row | null> = query.oneOrNull(db, { id: 'x' });
export const many: Promise<Row[]> = query.many(db, { id: 'x' });
export const none: Promise<void> = query.exec(db, { id: 'x' });
export const count: Promise<number> = query.execRows(db, { id: 'x' });
export const result: Promise<{ rowCount: number; command: string }> = query.execResult(db, { id: 'x' });

// @ts-expect-error the parameters are needed
void query.one(db);
// @ts-expect-error a parameter of another type
void query.one(db, { id: 1 });
// @ts-expect-error a parameter that is not there
void query.one(db, { id: 'x', other: 1 });
// @ts-expect-error the row may be missing
export const tooSure: Promise<Row> = query.oneOrNull(db, { id: 'x' });

defineQuery<Params, Row>({
  ...good,
  // @ts-expect-error a codec of number for a parameter that is a string
  params: { id: t.int4 },
  columns: {
    id: ['id', t.uuid],
    // @ts-expect-error a codec that never gives null for a column that may be null
    workspaceId: ['workspace_id', t.uuid],
    // @ts-expect-error any text for a column of an enum
    status: ['status', t.text],
  },
});

defineQuery<Params, Row>({
  ...good,
  // @ts-expect-error a parameter is missing
  params: {},
  columns: {
    // @ts-expect-error a codec that can give null for a column that is never null
    id: ['id', t.nullable(t.uuid)],
    workspaceId: ['workspace_id', t.nullable(t.uuid)],
    // @ts-expect-error labels of another enum
    status: ['status', t.enumOf({ other: 'other' })],
  },
});

defineQuery<Params, Row>({
  ...good,
  // @ts-expect-error a parameter too many
  params: { id: t.uuid, more: t.text },
  // @ts-expect-error a column is missing
  columns: { id: ['id', t.uuid], status: ['status', t.enumOf(taskStatus)] },
});

defineQuery<Params, { id: string }>({
  ...good,
  params: { id: t.uuid },
  // @ts-expect-error a column too many
  columns: { id: ['id', t.uuid], more: ['more', t.text] },
});

export const noParams: CompiledQuery<NoParams, Row> = defineQuery<NoParams, Row>({
  ...good,
  params: {},
  columns: { id: ['id', t.uuid], workspaceId: ['workspace_id', t.nullable(t.uuid)], status: ['status', t.enumOf(taskStatus)] },
});
void noParams.many(db);
// @ts-expect-error a query without parameters takes none
void noParams.many(db, { id: 'x' });

export const emptyTypes = defineQuery<{}, NoColumns>({ ...good, params: {}, columns: {} });
void emptyTypes.exec(db);

export const noColumns = defineQuery<Params, NoColumns>({ ...good, params: { id: t.uuid }, columns: {} });
void noColumns.execRows(db, { id: 'x' });

defineQuery<NoParams, NoColumns>({
  ...good,
  // @ts-expect-error a codec for a parameter that is not declared
  params: { id: t.uuid },
  columns: {},
});

interface EveryType {
  bool: boolean;
  int8: bigint;
  float8: number;
  at: Date;
  bytes: Uint8Array;
  data: JsonValue;
  maybeData: JsonValue | null;
  list: string[];
  holes: (number | null)[];
  matrix: number[][];
  pair: { id: string; name: string | null };
  pairs: { id: string; name: string | null }[];
  span: Range<number>;
  spans: Range<Date>[];
  statuses: TaskStatus[] | null;
}

const pair = t.composite<EveryType['pair']>({ id: ['id', t.uuid], name: ['name', t.nullable(t.text)] });

export const every = defineQuery<EveryType, EveryType>({
  ...good,
  params: {
    bool: t.bool, int8: t.int8, float8: t.float8, at: t.timestamptz, bytes: t.bytea, data: t.jsonb, maybeData: t.nullable(t.json),
    list: t.array(t.text), holes: t.array(t.nullable(t.int4)), matrix: t.array(t.array(t.int4)), pair, pairs: t.array(pair),
    span: t.range(t.int4), spans: t.multirange(t.timestamptz), statuses: t.nullable(t.array(t.enumOf(taskStatus))),
  },
  columns: {
    bool: ['bool', t.bool], int8: ['int8', t.int8], float8: ['float8', t.float8], at: ['at', t.timestamptz], bytes: ['bytes', t.bytea],
    data: ['data', t.jsonb], maybeData: ['maybe_data', t.nullable(t.json)], list: ['list', t.array(t.text)],
    holes: ['holes', t.array(t.nullable(t.int4))], matrix: ['matrix', t.array(t.array(t.int4))],
    pair: ['pair', t.composite({ id: ['id', t.uuid], name: ['name', t.nullable(t.text)] })], pairs: ['pairs', t.array(pair)],
    span: ['span', t.range(t.int4)], spans: ['spans', t.multirange(t.timestamptz)],
    statuses: ['statuses', t.nullable(t.array(t.enumOf(taskStatus)))],
  },
});

export const readonlyList = defineQuery<{ ids: readonly string[] }, NoColumns>({ ...good, params: { ids: t.array(t.uuid) }, columns: {} });
declare const frozen: readonly string[];
void readonlyList.exec(db, { ids: frozen });

t.composite<{ id: string }>({
  // @ts-expect-error the codec of an attribute has another type than the object
  id: ['id', t.int8],
});

export function narrow(range: Range<number>): number | null {
  // @ts-expect-error an empty range has no bounds
  void range.lower;
  return range.empty ? null : range.lower;
}
