/** Files that cannot be run are refused before anything runs, each with its place and a way out. */
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { MigrationFilesError, migrationStatus, newMigration } from '../../src/migrate/index.js';

describe('a folder of migrations', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rowtype-migrations-'));
    return () => rm(folder, { recursive: true });
  });

  const write = (name: string, text: string | Uint8Array): Promise<void> => writeFile(join(folder, name), text);

  /** The files are read before the database is looked for, so none is needed. */
  async function refusal(migrations: string = folder): Promise<MigrationFilesError> {
    const error = await migrationStatus({ migrations }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MigrationFilesError);
    if (!(error instanceof MigrationFilesError)) throw error;
    expect(error.report).not.toMatch(/^\s+at /m);
    return error;
  }

  const sound = '-- Up Migration\nSELECT 1;\n-- Down Migration\nSELECT 1;\n';

  test.each([
    ['a misspelt down marker', 'SELECT 1;\n-- Down Migraton\nDROP TABLE x;', 2, 1, 'looks like a migration marker'],
    ['only a down marker', '-- Down Migration\nDROP TABLE x;', 1, 1, 'without "-- Up Migration"'],
    [
      'the parts in the wrong order',
      '-- Down Migration\nSELECT 1;\n-- Up Migration\nSELECT 1;',
      1,
      1,
      'before "-- Up Migration"',
    ],
    ['a doubled up marker', '-- Up Migration\nSELECT 1;\n-- Up Migration\nSELECT 1;', 3, 1, 'a second'],
    ['a doubled down marker', `${sound}-- Down Migration\nSELECT 1;`, 5, 1, 'a second'],
    ['SQL before the up marker', 'SET ROLE x;\n-- Up Migration\nSELECT 1;', 1, 1, 'SQL stands before'],
    ['a marker behind a statement', 'SELECT 1; -- Up Migration\n', 1, 11, 'a line of its own'],
    ['a marker in a block comment', '/* Up Migration */\nSELECT 1;', 1, 1, 'has to be a "--" comment'],
    ['an empty up part', '-- Up Migration\n-- Down Migration\nSELECT 1;', 1, 1, 'holds no statement'],
    ['an empty down part', '-- Up Migration\nSELECT 1;\n-- Down Migration\n-- nothing\n;', 3, 1, 'holds no statement'],
    ['an empty file', '', null, null, 'holds no statement'],
    ["another tool's markers", '-- +goose Up\nSELECT 1;\n', 1, 1, 'another migration tool'],
    [
      'BEGIN without a transaction',
      '-- no-transaction\nBEGIN;\nSELECT 1;\nCOMMIT;',
      2,
      1,
      'cannot begin or end transactions',
    ],
    ['BEGIN in a transaction', '-- Up Migration\nBEGIN;\nSELECT 1;\nCOMMIT;', 2, 1, 'cannot begin or end transactions'],
    [
      'an index built concurrently in a transaction',
      'CREATE TABLE a (id int);\nCREATE UNIQUE INDEX CONCURRENTLY x ON a (id);',
      2,
      1,
      'only outside a transaction',
    ],
    [
      'a partition detached concurrently',
      'ALTER TABLE a DETACH PARTITION b CONCURRENTLY;',
      1,
      1,
      'only outside a transaction',
    ],
    [
      'COMMIT in the down part',
      '-- Up Migration\nSELECT 1;\n-- Down Migration\n/* x */ COMMIT;',
      4,
      9,
      'cannot begin or end transactions',
    ],
    ['an option after the first statement', 'SELECT 1;\n-- no-transaction\nSELECT 2;', 2, 1, 'too late'],
    ['a misspelt option', '-- no transaction\nSELECT 2;', 1, 1, 'no-transaction'],
    ['irreversible without a reason', '-- irreversible\nSELECT 2;', 1, 1, 'needs its reason'],
    ['irreversible with a down part', `-- irreversible: gone\n${sound}`, 1, 1, 'has a down part'],
    ['an unterminated string', "-- Up Migration\nSELECT 'é, 1;\n", 2, 8, 'unterminated quoted string'],
    [
      'an unterminated body',
      '-- Up Migration\nDO $do$ BEGIN END;\n-- Down Migration\nSELECT 1;',
      2,
      4,
      'unterminated dollar-quoted string',
    ],
    ['a NUL', 'SELECT 1;\n\0', 2, 1, 'NUL'],
    ['a psql command', '\\restrict abc\nSELECT 1;', 1, 1, 'command of psql'],
  ])('%s is refused', async (_, text, line, column, message) => {
    await write('0001_sound.sql', sound);
    await write('0002_bad.sql', text);
    const error = await refusal();
    expect(error.message).toContain(message);
    expect(error.message).toContain('0002_bad.sql');
    if (line !== null) expect(error.report).toContain(`0002_bad.sql:${line}:${column}\n`);
  });

  test('every problem of every file is told at once', async () => {
    await write('0001_a.sql', '-- Up Migraton\nSELECT 1;');
    await write('0002_b.sql', sound);
    await write('0002_c.sql', "SELECT '");
    const error = await refusal();
    expect(error.problems.map((problem) => problem.path.slice(folder.length + 1)).toSorted()).toEqual([
      '0001_a.sql',
      '0002_c.sql',
      '0002_c.sql',
    ]);
  });

  test('two migrations with one number are refused, also with leading zeros', async () => {
    await write('0007_a.sql', sound);
    await write('7_b.sql', sound);
    expect((await refusal()).message).toContain('the number is taken by');
  });

  test('an up file and a down file of other tools are told to become one', async () => {
    await write('0001_a.up.sql', sound);
    await write('0001_a.down.sql', sound);
    expect((await refusal()).report).toContain('Put both into one file');
  });

  test.each(['first.sql', "0001_it's.sql", '0001.sql', '0001 a.sql', '123456789012345678_a.sql'])(
    'the name %s is refused',
    async (name) => {
      await write(name, sound);
      expect((await refusal()).message).toContain('the name is not <number>_<name>');
    },
  );

  test('notes and hidden files are left alone, migrations in other languages are not', async () => {
    await write('0001_a.sql', sound);
    await write('README.md', 'x');
    await write('.0001_b.sql', 'x');
    await expect(migrationStatus({ migrations: folder })).rejects.toMatchObject({ code: 'connection' });
    await write('0002_b.ts', 'export const up = 1;');
    expect((await refusal()).message).toContain('only .sql files are run');
  });

  test('an unreadable file is named', async () => {
    await write('0001_a.sql', sound);
    await symlink(join(folder, 'nowhere'), join(folder, '0002_b.sql'));
    await mkdir(join(folder, '0003_c.sql'));
    await write('0004_d.sql', Uint8Array.of(0x2d, 0x2d, 0xff, 0xfe));
    const error = await refusal();
    expect(error.problems.map((problem) => problem.message)).toEqual([
      'the file cannot be read (ENOENT)',
      'the file cannot be read (EISDIR)',
      'the file is not valid UTF-8',
    ]);
  });

  const isRoot = process.getuid?.() === 0;
  test.skipIf(isRoot)(
    `a file without the right to read is named${isRoot ? ' (skipped: root may read everything)' : ''}`,
    async () => {
      await write('0001_a.sql', sound);
      await chmod(join(folder, '0001_a.sql'), 0);
      expect((await refusal()).message).toContain('EACCES');
    },
  );

  test('a missing folder and an empty one say what to do', async () => {
    expect((await refusal(join(folder, 'nowhere'))).message).toContain('cannot be read (ENOENT)');
    expect((await refusal()).message).toContain('no migration was found');
  });

  test('a new migration takes the next number in the width of the others, and is refused until it is written', async () => {
    const path = await newMigration({ folder, name: '  Add: Task labels! ' });
    expect(path).toBe(`${folder}/0001_add_task_labels.sql`);
    expect((await refusal()).message).toContain('the up part holds no statement');
    await write('0099_x.sql', sound);
    expect(await newMigration({ folder, name: 'next' })).toBe(`${folder}/0100_next.sql`);
    await expect(newMigration({ folder, name: '/../' })).rejects.toMatchObject({ code: 'options' });
  });
});
