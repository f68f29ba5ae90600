/** Short questions about a caught value. */
import {
  CheckViolationError,
  ExclusionViolationError,
  ForeignKeyViolationError,
  NotNullViolationError,
  UniqueViolationError,
  type ConstraintViolationError,
} from './constraint-errors.js';

/**
 * Is it a duplicate key, and of that constraint (or unique index) if one is named?
 *
 * @example
 * catch (error) {
 *   if (isUniqueViolation(error, 'tasks_name_key')) return 'that name is taken';
 *   throw error;
 * }
 */
export function isUniqueViolation(error: unknown, constraint?: string): error is UniqueViolationError {
  return error instanceof UniqueViolationError && names(error, constraint);
}

/** Is it a missing or still referenced key, and of that constraint if one is named? */
export function isForeignKeyViolation(error: unknown, constraint?: string): error is ForeignKeyViolationError {
  return error instanceof ForeignKeyViolationError && names(error, constraint);
}

/** Is it a failed CHECK, and of that constraint if one is named? */
export function isCheckViolation(error: unknown, constraint?: string): error is CheckViolationError {
  return error instanceof CheckViolationError && names(error, constraint);
}

/** Is it a NULL where none may be, and in that column if one is named? */
export function isNotNullViolation(error: unknown, column?: string): error is NotNullViolationError {
  return error instanceof NotNullViolationError && (column === undefined || error.columns.includes(column));
}

/** Is it a failed exclusion constraint, and that one if one is named? */
export function isExclusionViolation(error: unknown, constraint?: string): error is ExclusionViolationError {
  return error instanceof ExclusionViolationError && names(error, constraint);
}

function names(error: ConstraintViolationError, constraint: string | undefined): boolean {
  return constraint === undefined || error.constraint === constraint;
}
