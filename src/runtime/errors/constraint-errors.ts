/** Violated constraints, with what a program needs to tell its user which one. */
import { DatabaseError, type DatabaseErrorFields } from './database-error.js';
import { keyColumns } from './key-columns.js';
import { setErrorName } from './rowtype-error.js';

/**
 * A constraint of the schema was violated (SQLSTATE class 23). Use the subclasses or the guards
 * ({@link isUniqueViolation} …) to tell them apart.
 *
 * - `constraint`, `schema`, `table`: as PostgreSQL names them; null where it sends none (PostgreSQL ≤ 17 names no
 *   constraint for NOT NULL).
 * - `columns`: for unique, exclusion and foreign keys read from the key list of the error's detail, unquoted; an
 *   expression of an index stays as PostgreSQL prints it (`lower(name)`). For NOT NULL the one column. Empty for CHECK
 *   and where the server hides the detail. When deleting a row that is still referenced, these are the columns of the
 *   referenced table, while `table` is the one that refers.
 */
export class ConstraintViolationError extends DatabaseError {
  readonly constraint: string | null;
  readonly schema: string | null;
  readonly table: string | null;
  readonly columns: readonly string[];

  constructor(message: string, query: string | null, fields: DatabaseErrorFields, cause: unknown) {
    super(message, query, fields, cause);
    this.constraint = fields.constraint;
    this.schema = fields.schema;
    this.table = fields.table;
    this.columns = columnsOf(fields);
  }

  static {
    setErrorName(this, 'ConstraintViolationError');
  }
}

/** 23505. */
export class UniqueViolationError extends ConstraintViolationError {
  static {
    setErrorName(this, 'UniqueViolationError');
  }
}

/** 23503. */
export class ForeignKeyViolationError extends ConstraintViolationError {
  static {
    setErrorName(this, 'ForeignKeyViolationError');
  }
}

/** 23502. */
export class NotNullViolationError extends ConstraintViolationError {
  static {
    setErrorName(this, 'NotNullViolationError');
  }
}

/** 23514. */
export class CheckViolationError extends ConstraintViolationError {
  static {
    setErrorName(this, 'CheckViolationError');
  }
}

/** 23P01. */
export class ExclusionViolationError extends ConstraintViolationError {
  static {
    setErrorName(this, 'ExclusionViolationError');
  }
}

const withKeyInDetail = new Set(['23505', '23503', '23P01']);

function columnsOf(fields: DatabaseErrorFields): readonly string[] {
  if (fields.column !== null) return [fields.column];
  // A check violation's detail shows the row's values, which may look like a key list.
  return withKeyInDetail.has(fields.sqlstate) ? keyColumns(fields.detail) : [];
}
