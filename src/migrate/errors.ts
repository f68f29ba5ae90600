/** What can go wrong with migrations and is not a mistake of this program. */
import { renderCaretFrame } from '../sql/index.js';

/** A mistake in one file, with its place. */
export interface MigrationProblem {
  readonly path: string;
  /** The file's text; null when it could not be read or the place is the file as a whole. */
  readonly text: string | null;
  /** UTF-16 offset in `text`. */
  readonly offset: number;
  readonly message: string;
  readonly help: string;
}

export type MigrationErrorCode =
  | 'connection'
  | 'database'
  | 'files'
  | 'order'
  | 'locked'
  | 'irreversible'
  | 'failed'
  | 'invalid-index'
  | 'missing-package'
  | 'options';

/**
 * Base of all errors of `rowtype/migrate`. `message` is one sentence; `report` is what to show a person:
 * the sentence, the place, PostgreSQL's hint, the state that the database is in now, and what to do.
 */
export class MigrationError extends Error {
  override readonly name: string = 'MigrationError';
  readonly code: MigrationErrorCode;
  /** One line that says what to do. */
  readonly help: string;
  /** Several lines, without a stack trace. */
  readonly report: string;

  constructor(
    code: MigrationErrorCode,
    message: string,
    help: string,
    details: readonly string[] = [],
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.help = help;
    this.report = [message, ...details.filter((line) => line !== ''), `help: ${help}`].join('\n');
  }
}

/** The database cannot be reached or refuses the login. */
export class MigrationConnectionError extends MigrationError {
  override readonly name = 'MigrationConnectionError';

  constructor(message: string, help: string, cause?: unknown) {
    super('connection', message, help, [], cause);
  }
}

/** Files that cannot be run as they are; found before anything runs. */
export class MigrationFilesError extends MigrationError {
  override readonly name = 'MigrationFilesError';
  readonly problems: readonly MigrationProblem[];

  constructor(problems: readonly MigrationProblem[]) {
    const [only] = problems;
    if (problems.length === 1 && only !== undefined)
      super('files', `${only.path}: ${only.message}`, only.help, [place(only)]);
    else
      super(
        'files',
        `${problems.length} problems in the migration files`,
        'Correct them all; nothing was run.',
        problems.map(describe),
      );
    this.problems = problems;
  }
}

function describe(problem: MigrationProblem): string {
  return (
    [`${problem.path}: ${problem.message}`, place(problem), `help: ${problem.help}`]
      .filter((line) => line !== '')
      .join('\n') + '\n'
  );
}

function place({ path, text, offset }: MigrationProblem): string {
  return text === null ? '' : renderCaretFrame(path, text, offset);
}

/** What PostgreSQL said, and where in the migration. */
export interface MigrationFailure {
  readonly migration: string;
  readonly path: string;
  readonly text: string;
  /** UTF-16 offset in `text`. */
  readonly offset: number;
  /** The statement that failed; null when the failure came between statements. */
  readonly statement: string | null;
  /** Five characters; null when the connection itself broke. */
  readonly sqlState: string | null;
  readonly detail: string | null;
  readonly hint: string | null;
  /** Where inside functions and triggers it happened, PostgreSQL's words. */
  readonly context: string | null;
  /** One sentence: what of this migration is in the database now, and what of the run. */
  readonly databaseState: string;
}

/**
 * A statement failed, or the connection was lost.
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export class MigrationFailedError extends MigrationError {
  override readonly name = 'MigrationFailedError';
  readonly failure: MigrationFailure;

  constructor(
    code: 'failed' | 'invalid-index',
    message: string,
    failure: MigrationFailure,
    help: string,
    cause: unknown,
  ) {
    const details = [
      renderCaretFrame(failure.path, failure.text, failure.offset),
      failure.detail === null ? '' : `detail: ${failure.detail}`,
      failure.hint === null ? '' : `hint: ${failure.hint}`,
      failure.context === null ? '' : `context: ${failure.context}`,
      failure.databaseState,
    ];
    super(code, message, help, details, cause);
    this.failure = failure;
  }
}
