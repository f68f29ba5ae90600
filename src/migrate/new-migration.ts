/** Makes the file of a new migration, with the next free number. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { MigrationError } from './errors.js';

const template = `-- What this changes, and why.

-- Up Migration


-- Down Migration

`;

/**
 * Writes `<folder>/<next number>_<name>.sql` and resolves to its path. The number continues the
 * folder's numbers in their width; the first is `0001`. Until both parts hold a statement, the other
 * functions refuse the file.
 *
 * @throws MigrationError for a name without letters or digits, and for a folder that cannot be written.
 * @example
 * await newMigration({ folder: 'migrations', name: 'add task labels' }); // migrations/0013_add_task_labels.sql
 */
export async function newMigration({
  folder,
  name,
}: {
  readonly folder: string;
  readonly name: string;
}): Promise<string> {
  const slug = name
    .trim()
    .toLowerCase()
    .replace(/\.sql$/, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (slug === '')
    throw new MigrationError(
      'options',
      `"${name}" makes no file name`,
      'Use letters and digits; for example: add task labels',
    );
  try {
    await mkdir(folder, { recursive: true });
    const path = `${folder.replaceAll('\\', '/').replace(/\/+$/, '')}/${await nextNumber(folder)}_${slug}.sql`;
    await writeFile(path, template, { flag: 'wx' });
    return path;
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new MigrationError(
      'files',
      `no file can be written in ${folder} (${reason})`,
      'Check the folder and its rights.',
      [],
      cause,
    );
  }
}

async function nextNumber(folder: string): Promise<string> {
  const numbers = (await readdir(folder)).flatMap((entry) => /^\d+(?=[_-].*\.sql$)/.exec(entry)?.[0] ?? []);
  if (numbers.length === 0) return '0001';
  const last = numbers.map((number) => BigInt(number)).reduce((a, b) => (b > a ? b : a), 0n);
  return String(last + 1n).padStart(Math.max(...numbers.map((number) => number.length)), '0');
}
