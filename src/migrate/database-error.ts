/** Wraps what PostgreSQL refuses outside any migration: the lock, the tables of applied migrations. */
import { MigrationConnectionError, MigrationError } from './errors.js';

/** @throws MigrationError for an error of the server or the socket; other errors pass as they are. */
export async function withDatabaseErrors<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (
      error instanceof MigrationError ||
      !(error instanceof Error) ||
      !('code' in error) ||
      typeof error.code !== 'string'
    )
      throw error;
    if (error.name === 'AbortError') throw error;
    if (error.code === '42501' || error.code === '25006') {
      throw new MigrationError(
        'database',
        `the user may not run migrations: ${error.message}`,
        'Migrate as the owner of the schema, on the primary server.',
        [],
        error,
      );
    }
    if (/^[0-9A-Z]{5}$/.test(error.code) && !error.code.startsWith('57P')) {
      throw new MigrationError(
        'database',
        `PostgreSQL refuses: ${error.message}`,
        'Nothing was changed; correct the cause and run it again.',
        [],
        error,
      );
    }
    throw new MigrationConnectionError(
      `the connection was lost: ${error.message}`,
      'Check the server, then run it again.',
      error,
    );
  }
}
