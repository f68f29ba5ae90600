/** Turns what `pg` or PGlite threw into the error tree of rowtype. */
import {
  CheckViolationError,
  ConstraintViolationError,
  ExclusionViolationError,
  ForeignKeyViolationError,
  NotNullViolationError,
  UniqueViolationError,
} from './constraint-errors.js';
import {
  ConnectionLostError,
  DatabaseError,
  DeadlockError,
  QueryCanceledError,
  SerializationFailureError,
  type DatabaseErrorFields,
} from './database-error.js';
import { redact } from './redact.js';
import { RowtypeError } from './rowtype-error.js';

type DatabaseErrorClass = typeof DatabaseError;

const classes: Readonly<Record<string, DatabaseErrorClass>> = {
  '23502': NotNullViolationError,
  '23503': ForeignKeyViolationError,
  '23505': UniqueViolationError,
  '23514': CheckViolationError,
  '23P01': ExclusionViolationError,
  '25P03': ConnectionLostError,
  '25P04': ConnectionLostError,
  '40001': SerializationFailureError,
  '40P01': DeadlockError,
  '57014': QueryCanceledError,
  '57P01': ConnectionLostError,
  '57P02': ConnectionLostError,
  '57P03': ConnectionLostError,
  '57P04': ConnectionLostError,
  '57P05': ConnectionLostError,
};

/** What `pg` says, without a code, about a connection that is no more. */
const lostConnection =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed and is not queryable|timeout e(?:xpired|xceeded)|Cannot use a pool after calling end|PGlite is clos)/;

/**
 * @param error what the driver threw; an error of rowtype comes back as it is
 * @param query name of the query, null for BEGIN and its like
 * @param values the parameters as sent, so that they can be taken out of the message
 */
export function fromDriverError(error: unknown, query: string | null, values: readonly (string | null)[] = []): RowtypeError {
  if (error instanceof RowtypeError) return error;
  const raw: object = typeof error === 'object' && error !== null ? error : {};
  const message = text(raw, 'message') ?? String(error);
  const code = text(raw, 'code');
  if (code !== null && /^[0-9A-Z]{5}$/.test(code) && !isSystemCode(code)) {
    const fields = readFields(raw, code);
    return new (classOf(code))(redact(message, code, values), query, fields, error);
  }
  if ((code !== null && isSystemCode(code)) || lostConnection.test(message)) {
    return new ConnectionLostError(`no connection to PostgreSQL: ${message}`, query, readFields(raw, '08006'), error);
  }
  return new RowtypeError(redact(message, '', values), { code: 'DRIVER', query, cause: error });
}

function classOf(sqlstate: string): DatabaseErrorClass {
  const known = classes[sqlstate];
  if (known !== undefined) return known;
  if (sqlstate.startsWith('08')) return ConnectionLostError;
  return sqlstate.startsWith('23') ? ConstraintViolationError : DatabaseError;
}

/** `ECONNRESET`, `EPIPE` …: an operating system's code, some of which are five letters like a SQLSTATE. */
function isSystemCode(code: string): boolean {
  return /^E[A-Z]/.test(code);
}

function readFields(raw: object, sqlstate: string): DatabaseErrorFields {
  const position = Number(text(raw, 'position') ?? Number.NaN);
  return {
    sqlstate,
    detail: text(raw, 'detail'),
    hint: text(raw, 'hint'),
    position: Number.isInteger(position) ? position : null,
    schema: text(raw, 'schema'),
    table: text(raw, 'table'),
    column: text(raw, 'column'),
    constraint: text(raw, 'constraint'),
  };
}

function text(raw: object, key: string): string | null {
  const value: unknown = (raw as Record<string, unknown>)[key];
  return typeof value === 'string' && value !== '' ? value : null;
}
