/** Makes a callable query from what the compiler knows: its SQL, its parameters' codecs, its columns' codecs. */
import { decodeRows } from './decode-rows.js';
import { encodeParams, encodeParamsList } from './encode-params.js';
import { NoRowError, TooManyRowsError } from './errors/query-errors.js';
import type { Queryable } from './queryable.js';
import { planParams, planRow, type ParamCodecs, type RowCodecs } from './query-plan.js';
import { runBatch } from './run-batch.js';
import { runStatement } from './run-statement.js';
import { createStatement, type RawResult } from './statement.js';

/** `P` of a query without parameters. */
export type NoParams = Record<string, never>;

/** `R` of a query without result columns. */
export type NoColumns = Record<string, never>;

/** The trailing arguments of a query's methods: none without parameters, else one object. */
export type ParamArgs<P> = string extends keyof P ? [] : [keyof P] extends [never] ? [] : [params: P];

/** All that a compiled query is. Generated code writes these; they can be written by hand as well. */
export interface QueryDefinition<P extends object, R extends object> {
  readonly name: string;
  /** Proven to change nothing: it may run on a replica. */
  readonly readOnly: boolean;
  /** Sent as it is; `$1` is the first key of `params`. */
  readonly sql: string;
  readonly params: ParamCodecs<P>;
  /** In the order on the wire. */
  readonly columns: RowCodecs<R>;
}

/** What `execResult` resolves to. */
export interface ExecResult {
  /** Rows returned or changed; 0 for commands that do not count. */
  readonly rowCount: number;
  /** First word of PostgreSQL's command tag: `INSERT`, `UPDATE`, `CREATE` … */
  readonly command: string;
}

/**
 * A query that can be run. Every method takes a {@link Queryable} and, if the query has parameters, an object of them.
 *
 * All of them reject with `ParameterError` before anything is sent when a parameter does not fit, and with a
 * `DatabaseError` when PostgreSQL refuses; those that return rows with `ResultShapeError`, `UnexpectedNullError` or
 * `DecodeError` when the answer is not what the types say.
 */
export interface CompiledQuery<P extends object, R extends object> {
  readonly name: string;
  readonly sql: string;
  readonly readOnly: boolean;
  /** The row. Rejects with `NoRowError`, `TooManyRowsError`. */
  one(db: Queryable, ...params: ParamArgs<P>): Promise<R>;
  /** The row, or null. Rejects with `TooManyRowsError`. */
  oneOrNull(db: Queryable, ...params: ParamArgs<P>): Promise<R | null>;
  /** All rows in the order that PostgreSQL sent them. */
  many(db: Queryable, ...params: ParamArgs<P>): Promise<R[]>;
  /** Nothing but success. */
  exec(db: Queryable, ...params: ParamArgs<P>): Promise<void>;
  /** The number of rows returned or changed. */
  execRows(db: Queryable, ...params: ParamArgs<P>): Promise<number>;
  /** The number of rows and the command. */
  execResult(db: Queryable, ...params: ParamArgs<P>): Promise<ExecResult>;
  /** As `one` for each element of the list; see {@link CompiledQuery.batchExec}. */
  batchOne(db: Queryable, list: readonly P[]): Promise<R[]>;
  /** As `oneOrNull` for each element of the list; see {@link CompiledQuery.batchExec}. */
  batchOneOrNull(db: Queryable, list: readonly P[]): Promise<(R | null)[]>;
  /** As `many` for each element of the list; see {@link CompiledQuery.batchExec}. */
  batchMany(db: Queryable, list: readonly P[]): Promise<R[][]>;
  /**
   * Runs the query once for each element of the list, on one connection and in that order; results are in that order
   * too. A client in pipeline mode gets all at once. Each run is a statement of its own: when some fail, the others are
   * run all the same and keep their effect, and the promise rejects with a `BatchError` that tells what became of each.
   * For all or nothing pass a transaction. A parameter that does not fit is a `ParameterError` before anything is sent.
   */
  batchExec(db: Queryable, list: readonly P[]): Promise<void>;
}

/**
 * Makes a query callable. The compiler writes calls of this function; the type arguments are checked against the
 * codecs, so that a codec of another type than the interface says does not compile.
 *
 * @example
 * const getTask = defineQuery<{ id: string }, { id: string; name: string | null }>({
 *   name: 'GetTask',
 *   readOnly: true,
 *   sql: 'SELECT id, name FROM tasks WHERE id = $1',
 *   params: { id: codecs.uuid },
 *   columns: { id: ['id', codecs.uuid], name: ['name', codecs.nullable(codecs.text)] },
 * });
 * const task = await getTask.oneOrNull(pool, { id });
 */
export function defineQuery<P extends object, R extends object>(definition: QueryDefinition<P, R>): CompiledQuery<P, R> {
  const { name, sql, readOnly } = definition;
  const params = planParams(name, definition.params);
  const plan = planRow(name, definition.columns);
  const statement = createStatement(name, sql, plan.fields.length > 0);

  const run = <T>(db: Queryable, args: ParamArgs<P>, read: (raw: RawResult) => T): Promise<T> =>
    runStatement(db, statement, () => encodeParams(name, params, args[0]), read);
  const batch = <T>(db: Queryable, list: readonly P[], read: (raw: RawResult) => T): Promise<T[]> =>
    runBatch(db, statement, () => encodeParamsList(name, params, list), read, (results) => results);
  const rows = (raw: RawResult): R[] => decodeRows<R>(name, plan, raw);
  const row = (raw: RawResult): R => exactlyOne(name, rows(raw));
  const rowOrNull = (raw: RawResult): R | null => atMostOne(name, rows(raw));

  return {
    name,
    sql,
    readOnly,
    one: (db, ...args) => run(db, args, row),
    oneOrNull: (db, ...args) => run(db, args, rowOrNull),
    many: (db, ...args) => run(db, args, rows),
    exec: (db, ...args) => run(db, args, () => undefined),
    execRows: (db, ...args) => run(db, args, (raw) => raw.rowCount),
    execResult: (db, ...args) => run(db, args, ({ rowCount, command }) => ({ rowCount, command })),
    batchOne: (db, list) => batch(db, list, row),
    batchOneOrNull: (db, list) => batch(db, list, rowOrNull),
    batchMany: (db, list) => batch(db, list, rows),
    batchExec: (db, list) => runBatch(db, statement, () => encodeParamsList(name, params, list), nothing, nothing),
  };
}

function nothing(): void {}

function exactlyOne<R>(query: string, rows: readonly R[]): R {
  const row = atMostOne(query, rows);
  if (row === null) throw new NoRowError(query);
  return row;
}

function atMostOne<R>(query: string, rows: readonly R[]): R | null {
  if (rows.length > 1) throw new TooManyRowsError(query, rows.length);
  return rows[0] ?? null;
}
