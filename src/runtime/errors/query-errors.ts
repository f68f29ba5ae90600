/** What can be wrong with a parameter, a result or the number of its rows. */
import { issuesOf, type ValidationIssue } from '../codecs/schema-errors.js';
import { RowtypeError, setErrorName } from './rowtype-error.js';

/** `:one` found no row although one was promised. `code`: `NO_ROW`. */
export class NoRowError extends RowtypeError {
  constructor(query: string) {
    super('expected one row, found none', { code: 'NO_ROW', query });
  }

  static {
    setErrorName(this, 'NoRowError');
  }
}

/** `:one` found more than one row. `code`: `TOO_MANY_ROWS`. */
export class TooManyRowsError extends RowtypeError {
  readonly rowCount: number;

  constructor(query: string, rowCount: number) {
    super(`expected at most one row, found ${rowCount}`, { code: 'TOO_MANY_ROWS', query });
    this.rowCount = rowCount;
  }

  static {
    setErrorName(this, 'TooManyRowsError');
  }
}

/** A parameter cannot be sent; nothing reached the database. `code`: `PARAMETER`. */
export class ParameterError extends RowtypeError {
  readonly parameter: string;
  /** Where a list of parameters was passed (a batch, `:copyfrom`): the place in the list, from 0; else null. */
  readonly index: number | null;
  /** What the validator of an override found, in its words, which may quote the value; else empty. */
  readonly issues: readonly ValidationIssue[];

  constructor(query: string, parameter: string, reason: string, cause?: unknown, index: number | null = null) {
    const place = index === null ? '' : `[${index}]: `;
    super(`${place}parameter ${parameter} ${reason}`, { code: 'PARAMETER', query, cause });
    this.parameter = parameter;
    this.index = index;
    this.issues = issuesOf(cause);
  }

  static {
    setErrorName(this, 'ParameterError');
  }
}

/** A value of the result is not what its type says. `code`: `DECODE`. */
export class DecodeError extends RowtypeError {
  readonly column: string;
  /** The text that PostgreSQL sent, cut to 80 characters. */
  readonly value: string;
  /** What the validator of an override found, in its words; else empty. */
  readonly issues: readonly ValidationIssue[];

  constructor(query: string, column: string, text: string, reason: string, cause?: unknown) {
    const value = shorten(text);
    const issues = issuesOf(cause);
    super(`column ${column} ${reason}${firstWords(issues)}: ${JSON.stringify(value)}`, { code: 'DECODE', query, cause });
    this.column = column;
    this.value = value;
    this.issues = issues;
  }

  static {
    setErrorName(this, 'DecodeError');
  }
}

/** NULL arrived where the compiled type has none. `code`: `UNEXPECTED_NULL`. */
export class UnexpectedNullError extends RowtypeError {
  readonly column: string;

  constructor(query: string, column: string, where: string) {
    super(`column ${column} ${where} although its type says it cannot be`, { code: 'UNEXPECTED_NULL', query });
    this.column = column;
  }

  static {
    setErrorName(this, 'UnexpectedNullError');
  }
}

/** The result has other columns than at compile time. `code`: `RESULT_SHAPE`. */
export class ResultShapeError extends RowtypeError {
  readonly expected: readonly string[];
  readonly actual: readonly string[];

  constructor(query: string, expected: readonly string[], actual: readonly string[]) {
    super(
      `the schema has changed since this query was compiled: expected the columns ${list(expected)}, got ${list(actual)}. ` +
        'Run "rowtype generate" against the new schema',
      { code: 'RESULT_SHAPE', query },
    );
    this.expected = expected;
    this.actual = actual;
  }

  static {
    setErrorName(this, 'ResultShapeError');
  }
}

function list(names: readonly string[]): string {
  return names.length === 0 ? '(none)' : `(${names.join(', ')})`;
}

/** What the validator said first: ` (Invalid input: expected string, received number)`. */
function firstWords([issue]: readonly ValidationIssue[]): string {
  return issue === undefined ? '' : ` (${shorten(issue.message.replace(/\s+/g, ' '))})`;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
