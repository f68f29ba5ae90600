/**
 * The door of the runtime: what `import … from 'rowtype'` gives. It depends on nothing, not even on Node.
 *
 * Generated functions take a {@link Queryable} as their first argument: a `pg` Pool, Client or PoolClient, PGlite, or
 * the {@link Transaction} that {@link transaction} hands to its callback. Each decodes its own columns and encodes its
 * own parameters with {@link codecs}; parsers that a program sets on its driver have no part in it. Whatever fails is a
 * {@link RowtypeError} that names the query: a {@link DatabaseError} when PostgreSQL refused, others when a parameter,
 * a value or the number of rows is not what the types say.
 *
 * @example
 * import pg from 'pg';
 * import { isUniqueViolation, transaction } from 'rowtype';
 * import { getTaskByID, insertTask } from './generated/index.js';
 *
 * const pool = new pg.Pool();
 * const task = await getTaskByID(pool, { id });
 * try {
 *   await transaction(pool, (tx) => insertTask(tx, params));
 * } catch (error) {
 *   if (!isUniqueViolation(error, 'tasks_owner_id_name_idx')) throw error;
 * }
 */
export type { Brand, BrandConstructor } from './codecs/brand.js';
export { codecs } from './codecs/codecs.js';
export type { Codec, CodecType } from './codecs/codec.js';
export type { CompositeFields } from './codecs/composite.js';
export type { Embedded, EmbeddedField } from './codecs/embed.js';
export type { JsonValue } from './codecs/json.js';
export { jsonShapes, type JsonFloat, type JsonShape } from './codecs/json-shapes.js';
export type { Range } from './codecs/range.js';
export type { ValidationIssue } from './codecs/schema-errors.js';
export type { SchemaInput, SchemaIssue, SchemaOutput, SchemaResult, StandardSchema } from './codecs/standard-schema.js';
export { defineCopyFrom, type CompiledCopyFrom, type CopyFromDefinition } from './define-copy-from.js';
export { defineQuery } from './define-query.js';
export type { CompiledQuery, ExecResult, NoColumns, NoParams, ParamArgs, QueryDefinition } from './define-query.js';
export type { ParamCodecs, RowCodecs } from './query-plan.js';
export type {
  PgliteQueryable,
  PgliteQueryOptions,
  PgliteResult,
  PgQueryable,
  PgResult,
  PgStatement,
  Queryable,
} from './queryable.js';
export { stream, type StreamOptions } from './stream/stream.js';
export { transaction, type TransactionWork } from './transaction/run-transaction.js';
export type { RetryEvent, RetryOptions } from './transaction/retry.js';
export type { IsolationLevel, TransactionOptions } from './transaction/transaction-options.js';
export type { Transaction } from './transaction/transaction.js';
export { BatchError } from './errors/batch-error.js';
export { RowtypeError } from './errors/rowtype-error.js';
export {
  DecodeError,
  NoRowError,
  ParameterError,
  ResultShapeError,
  TooManyRowsError,
  UnexpectedNullError,
} from './errors/query-errors.js';
export {
  ConnectionLostError,
  DatabaseError,
  DeadlockError,
  QueryCanceledError,
  SerializationFailureError,
} from './errors/database-error.js';
export {
  CheckViolationError,
  ConstraintViolationError,
  ExclusionViolationError,
  ForeignKeyViolationError,
  NotNullViolationError,
  UniqueViolationError,
} from './errors/constraint-errors.js';
export { TransactionError, type TransactionErrorCode } from './errors/transaction-error.js';
export {
  isCheckViolation,
  isExclusionViolation,
  isForeignKeyViolation,
  isNotNullViolation,
  isUniqueViolation,
} from './errors/guards.js';
