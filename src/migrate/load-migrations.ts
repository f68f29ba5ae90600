/** Reads migrations from a folder or from memory and checks all that can be checked without a database. */
import { readdir, readFile } from 'node:fs/promises';
import { loadSqlParser } from '../sql/index.js';
import { MigrationError, MigrationFilesError, type MigrationProblem } from './errors.js';
import { migrationNumber, migrationOrder, migrationNamePattern } from './migration-number.js';
import type { Migration, MigrationSource } from './model.js';
import { readMigration } from './read-migration.js';

interface RawMigration {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

/**
 * All migrations in the order in which they run.
 *
 * @throws MigrationFilesError with every problem of every file.
 */
export async function loadMigrations(source: string | readonly MigrationSource[]): Promise<readonly Migration[]> {
  const problems: MigrationProblem[] = [];
  const raw = typeof source === 'string' ? await readFolder(source, problems) : source.map(fromMemory);
  raw.sort((a, b) => migrationOrder(a.name) - migrationOrder(b.name));
  checkNumbers(raw, problems);
  await loadParser();
  const migrations = raw.flatMap((file) => readMigration(file, problems) ?? []);
  if (problems.length > 0) throw new MigrationFilesError(problems);
  return migrations;
}

async function loadParser(): Promise<void> {
  try {
    await loadSqlParser();
  } catch (cause) {
    throw new MigrationError(
      'missing-package',
      'the package libpg-query cannot be loaded',
      'Install it: npm install libpg-query',
      [],
      cause,
    );
  }
}

function fromMemory({ name, sql }: MigrationSource): RawMigration {
  return { name, path: `${name}.sql`, text: sql };
}

async function readFolder(folder: string, problems: MigrationProblem[]): Promise<RawMigration[]> {
  const base = folder.replaceAll('\\', '/').replace(/\/+$/, '');
  let names: string[];
  try {
    names = (await readdir(folder)).toSorted();
  } catch (cause) {
    throw new MigrationFilesError([
      wholeFile(
        folder,
        `the folder of migrations cannot be read (${reason(cause)})`,
        'Name a folder that holds <number>_<name>.sql files.',
      ),
    ]);
  }
  const raw: RawMigration[] = [];
  for (const name of names.filter((entry) => !entry.startsWith('.'))) {
    const path = `${base}/${name}`;
    if (!name.endsWith('.sql')) {
      if (/^\d+[_-].*\.(?:sql|[cm]?[jt]s)$/i.test(name))
        problems.push(
          wholeFile(path, 'only .sql files are run as migrations', 'Write it in SQL, or move it out of the folder.'),
        );
      continue;
    }
    const text = await readText(path, problems);
    if (text !== null) raw.push({ name: name.slice(0, -'.sql'.length), path, text });
  }
  if (raw.length === 0 && problems.length === 0) {
    problems.push(
      wholeFile(folder, 'no migration was found', 'Add a <number>_<name>.sql file, or name another folder.'),
    );
  }
  return raw;
}

async function readText(path: string, problems: MigrationProblem[]): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch (cause) {
    const message =
      cause instanceof TypeError ? 'the file is not valid UTF-8' : `the file cannot be read (${reason(cause)})`;
    problems.push(wholeFile(path, message, 'Every .sql entry of the folder has to be a readable UTF-8 file.'));
    return null;
  }
}

function checkNumbers(raw: readonly RawMigration[], problems: MigrationProblem[]): void {
  const byNumber = new Map<string, RawMigration>();
  for (const file of raw) {
    if (!migrationNamePattern.test(file.name)) {
      problems.push(
        wholeFile(
          file.path,
          'the name is not <number>_<name>',
          'Use a number, then _ or -, then letters, digits, _, - and dots; for example 0007_add_index.sql.',
        ),
      );
      continue;
    }
    const number = migrationNumber(file.name);
    const twin = byNumber.get(number);
    if (twin === undefined) byNumber.set(number, file);
    else problems.push(wholeFile(file.path, `the number is taken by ${twin.path}`, twinHelp(file, twin)));
  }
}

function twinHelp(file: RawMigration, twin: RawMigration): string {
  const pair = [file.name, twin.name].some((name) => name.endsWith('.down'));
  if (pair) return 'Put both into one file, under "-- Up Migration" and "-- Down Migration".';
  return 'Give the one that is applied nowhere the next free number.';
}

function wholeFile(path: string, message: string, help: string): MigrationProblem {
  return { path, text: null, offset: 0, message, help };
}

function reason(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}
