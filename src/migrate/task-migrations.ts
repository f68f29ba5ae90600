/** Finds the migrations of the task-lifecycle database that come with this package. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MigrationError } from './errors.js';

/**
 * The folder of the migrations that `rowtype/tasks` needs, for the `migrations` option.
 *
 * @throws MigrationError when a bundler has separated this module from the package's files.
 * @example
 * await migrateUp({ client: pool, migrations: taskMigrations() });
 */
export function taskMigrations(): string {
  // From the source and from the build, which is one folder deeper.
  for (const up of ['../../', '../../../']) {
    const folder = fileURLToPath(new URL(`${up}migrations`, import.meta.url));
    if (existsSync(`${folder}/0001_identity.sql`)) return folder;
  }
  throw new MigrationError(
    'files',
    'the migrations of the package are not beside its code',
    'Do not bundle rowtype, or copy its migrations folder and name that.',
  );
}
