/** `rowtype init`: gives the current folder settings, folders, a first migration and a first query. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { addSettings } from '../add-settings.js';
import { CliError } from '../cli-error.js';
import { type Context, type ExitCode, exitCodes, type Finish } from '../context.js';
import { defaultSettings } from '../settings.js';

const migrationFile = '0001_create_notes.sql';
const migrationText = `-- A first table, to begin with. Rename it, or remove the file before it is applied anywhere.

-- Up Migration
CREATE TABLE notes (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  body text NOT NULL,
  pinned_at timestamptz
);

-- Down Migration
DROP TABLE notes;
`;

const queryFile = 'notes.sql';
const queryText = `-- name: AddNote :one
-- Keeps a note and returns it.
INSERT INTO notes (body)
VALUES (@body)
RETURNING *;

-- name: ListNotes :many
-- All notes, the pinned ones first.
SELECT id, body, pinned_at
FROM notes
ORDER BY pinned_at DESC NULLS LAST, id;
`;

export function addInit(program: Command, context: Context, finish: Finish): void {
  program
    .command('init')
    .summary('begin a project in the current folder')
    .description('Writes settings into package.json, the folders, a first migration and a first query. Overwrites nothing.')
    .action(() => finish(initCommand(context)));
}

function initCommand({ cwd, terminal }: Context): ExitCode {
  const done = (what: string): void => terminal.out(`  ${what}`);
  done(writeSettings(join(cwd, 'package.json')));
  const { migrations, queries } = { migrations: defaultSettings.migrations, queries: defaultSettings.queries[0] ?? 'queries' };
  const isNew = [migrations, queries].every((folder) => sqlFiles(join(cwd, folder)).length === 0);
  for (const [folder, file, text] of [
    [migrations, migrationFile, migrationText],
    [queries, queryFile, queryText],
  ] as const) {
    mkdirSync(join(cwd, folder), { recursive: true });
    // The example query needs the table of the example migration: both or none.
    if (isNew) {
      writeFileSync(join(cwd, folder, file), text, { flag: 'wx' });
      done(`made ${folder}/${file}`);
    } else done(`kept ${folder}/ as it is`);
  }
  terminal.out(`
Next:
  npm install rowtype pg
  npm install --save-dev @electric-sql/pglite libpg-query node-pg-migrate
  npx rowtype generate                                     compile the queries into ${defaultSettings.out}/
  DATABASE_URL=postgresql://… npx rowtype migrate up       apply the migrations`);
  return exitCodes.fine;
}

function sqlFiles(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sql')) : [];
}

function writeSettings(path: string): string {
  const settings = { schema: defaultSettings.schema, queries: defaultSettings.queries, out: defaultSettings.out };
  if (!existsSync(path)) {
    writeFileSync(path, `${JSON.stringify({ private: true, type: 'module', rowtype: settings }, null, 2)}\n`, { flag: 'wx' });
    return 'made package.json';
  }
  const text = readFileSync(path, 'utf8');
  const changed = addSettings(text, settings);
  if (changed === null) throw new CliError(`${path}: the file is not valid JSON`, 'Correct it; a comma too many or too few is the usual cause.');
  if (changed === text) return 'kept the settings in package.json';
  writeFileSync(path, changed);
  return 'added "rowtype" to package.json';
}
