/** Errors that PostgreSQL reports, or that stand for a connection that broke. */
import { RowtypeError, setErrorName } from './rowtype-error.js';

/** The fields of PostgreSQL's ErrorResponse that rowtype keeps. */
export interface DatabaseErrorFields {
  /** SQLSTATE, five characters: https://www.postgresql.org/docs/current/errcodes-appendix.html */
  readonly sqlstate: string;
  /** May hold values of the row or of parameters; the message never does. */
  readonly detail: string | null;
  readonly hint: string | null;
  /** 1-based character position in the query's SQL. */
  readonly position: number | null;
  readonly schema: string | null;
  readonly table: string | null;
  readonly column: string | null;
  readonly constraint: string | null;
}

/**
 * PostgreSQL refused a statement. `code` equals `sqlstate`; `query` names the query; `cause` is the driver's error.
 *
 * @example
 * try { await insertTask(db, params); }
 * catch (error) { if (error instanceof DatabaseError && error.sqlstate === '55P03') … }
 */
export class DatabaseError extends RowtypeError {
  readonly sqlstate: string;
  readonly detail: string | null;
  readonly hint: string | null;
  readonly position: number | null;

  constructor(message: string, query: string | null, fields: DatabaseErrorFields, cause: unknown) {
    super(message, { code: fields.sqlstate, query, cause });
    this.sqlstate = fields.sqlstate;
    this.detail = fields.detail;
    this.hint = fields.hint;
    this.position = fields.position;
  }

  static {
    setErrorName(this, 'DatabaseError');
  }
}

/** 40001: another transaction got in the way; `transaction()` retries it. */
export class SerializationFailureError extends DatabaseError {
  static {
    setErrorName(this, 'SerializationFailureError');
  }
}

/** 40P01: PostgreSQL broke a deadlock by cancelling this transaction; `transaction()` retries it. */
export class DeadlockError extends DatabaseError {
  static {
    setErrorName(this, 'DeadlockError');
  }
}

/** 57014: `statement_timeout`, `lock_timeout`'s sibling, or someone's cancel request. */
export class QueryCanceledError extends DatabaseError {
  static {
    setErrorName(this, 'QueryCanceledError');
  }
}

/**
 * The connection is gone or never came about: class 08, a server that shut down (57P01–57P05, 25P03, 25P04), or a
 * socket error. Where the client noticed it by itself `sqlstate` is `08006` (connection_failure).
 */
export class ConnectionLostError extends DatabaseError {
  static {
    setErrorName(this, 'ConnectionLostError');
  }
}
