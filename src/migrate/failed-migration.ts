/** Turns what went wrong inside a migration into an error that a person can act on. */
import { MigrationError, MigrationFailedError, type MigrationFailure } from './errors.js';
import type { MigrationRun, Progress } from './migration-run.js';
import type { Migration } from './model.js';

export interface Attempt {
  readonly run: MigrationRun;
  readonly migration: Migration;
  readonly progress: Progress;
}

/** What `pg` and PGlite put on an error of the server. */
interface ServerError {
  readonly code: string | null;
  readonly position: number;
  readonly detail: string | null;
  readonly hint: string | null;
  readonly context: string | null;
}

export function failedMigration({
  error,
  alive,
  ...attempt
}: Attempt & { readonly error: unknown; readonly alive: boolean }): MigrationFailedError {
  if (error instanceof MigrationFailedError) return error;
  // A program mistake, or a missing package: nothing that a place in the file would explain.
  if (error instanceof MigrationError || !(error instanceof Error) || error !== attempt.progress.error) throw error;
  const server = serverError(error);
  const lost = server.code === null || !alive;
  const message = `${attempt.migration.path}: ${lost ? `the connection was lost (${error.message})` : error.message}`;
  const failure: MigrationFailure = {
    ...whereIn(attempt, server.position),
    sqlState: server.code,
    detail: server.detail,
    hint: server.hint,
    context: server.context,
    databaseState: databaseState(attempt, lost),
  };
  return new MigrationFailedError(
    'failed',
    message,
    failure,
    lost ? 'Check the server, then run the migrations again.' : helpFor(server.code, attempt),
    error,
  );
}

export function invalidIndexes(names: readonly string[], attempt: Attempt): MigrationFailedError {
  const failure: MigrationFailure = {
    ...whereIn(attempt, 0),
    sqlState: null,
    detail: null,
    hint: null,
    context: null,
    databaseState: databaseState(attempt, false),
  };
  const message = `${attempt.migration.path}: left an invalid index behind: ${names.join(', ')}`;
  return new MigrationFailedError(
    'invalid-index',
    message,
    failure,
    `Run DROP INDEX CONCURRENTLY ${names.join(', ')}; then migrate again.`,
    undefined,
  );
}

function whereIn(
  { run, migration, progress }: Attempt,
  position: number,
): Pick<MigrationFailure, 'migration' | 'path' | 'text' | 'offset' | 'statement'> {
  const { name, path, text, parts } = migration;
  const { running } = progress;
  const part = run.direction === 'up' ? parts.up : (parts.down ?? parts.up);
  const firstCode = part.start + (/\S/.exec(part.text)?.index ?? 0);
  const offset = running === null ? firstCode : running.offset + utf16Offset(running.sql, position);
  return { migration: name, path, text, offset, statement: running?.sql ?? null };
}

/** PostgreSQL counts characters from 1. */
function utf16Offset(sql: string, position: number): number {
  return position < 1
    ? 0
    : Array.from(sql)
        .slice(0, position - 1)
        .join('').length;
}

function databaseState({ run, migration, progress }: Attempt, lost: boolean): string {
  const { done } = run;
  const stay = `${done.length === 1 ? '1 earlier migration' : `${done.length} earlier migrations`} of this run ${done.length === 1 ? 'stays' : 'stay'} ${run.direction === 'up' ? 'applied' : 'undone'}`;
  const earlier = done.length === 0 ? '' : `; ${stay}`;
  const what = run.direction === 'up' ? migration.name : `the undoing of ${migration.name}`;
  if (lost && progress.committing)
    return `state: unknown whether ${what} was committed; migrate:status tells${earlier}`;
  if (migration.parts.transaction) return `state: nothing of ${what} is in the database${earlier}`;
  const total = ((run.direction === 'up' ? migration.up : migration.down) ?? []).length;
  return `state: ${progress.finished} of ${total} statements of ${what} ran and stay (it runs without a transaction)${earlier}`;
}

/** @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
function helpFor(code: string | null, { migration }: Attempt): string {
  const again = 'Correct the migration and run it again.';
  switch (code) {
    case '55P03':
      return 'Another session holds a lock on the table for long; end it (pg_stat_activity shows it), or try at a quieter time.';
    case '40P01':
      return 'Another session takes the same locks in another order; try again at a quieter time.';
    case '55P04':
      return 'A new enum label can be used only after its commit: move the use into a later migration.';
    case '25001':
      return migration.parts.transaction
        ? 'Say "-- no-transaction" above the first statement; put nothing else into the file.'
        : again;
    case '42P07':
    case '42701':
    case '42710':
      return 'It exists already: find out who made it; migrate:status shows what is applied.';
    case '42501':
      return 'Run the migrations as the owner of the schema.';
    case '57014':
      return 'The statement was cancelled or ran into statement_timeout; raise it for this user, or work in smaller steps.';
    default:
      return again;
  }
}

function serverError(error: Error): ServerError {
  const field = (name: string): string | null => {
    const value: unknown = name in error ? Reflect.get(error, name) : undefined;
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const code = field('code');
  // Anything else, such as ECONNRESET, comes from the socket. Class 57P is a server that goes away.
  const fromServer = code !== null && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('57P') && !code.startsWith('08');
  return {
    code: fromServer ? code : null,
    position: Number(field('position') ?? 0),
    detail: field('detail'),
    hint: field('hint'),
    context: field('where'),
  };
}
