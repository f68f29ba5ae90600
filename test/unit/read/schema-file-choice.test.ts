/** Schema folders are read in the order in which their migration tool would run them. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSourceFiles } from '../../../src/compiler/read/read-source-files.js';
import { schemaFileChoice } from '../../../src/compiler/read/schema-file-choice.js';

describe('order', () => {
  test.each([
    ['numbers', ['2_b.sql', '10_c.sql', '1_a.sql', '010.1_x.sql'], ['1_a.sql', '2_b.sql', '10_c.sql', '010.1_x.sql']],
    ['time stamps', ['20260102_10_x.sql', '20260102_9_x.sql', '0001_first.sql'], ['0001_first.sql', '20260102_9_x.sql', '20260102_10_x.sql']],
    ['golang-migrate', ['2_b.down.sql', '2_b.up.sql', '1_a.up.sql', '1_a.down.sql'], ['1_a.up.sql', '2_b.up.sql']],
    ['Flyway', ['R__views.sql', 'V10__c.sql', 'V2__b.sql', 'V1_1__a.sql', 'V1__z.sql', 'U2__b.sql', 'V1.2__m.sql'], ['V1__z.sql', 'V1_1__a.sql', 'V1.2__m.sql', 'V2__b.sql', 'V10__c.sql', 'R__views.sql']],
    ['a Flyway baseline', ['V1__a.sql', 'B2__base.sql', 'V2__b.sql', 'V3__c.sql', 'B1__old.sql'], ['B2__base.sql', 'V3__c.sql']],
    ['plain names', ['b.sql', 'a10.sql', 'B.sql', 'a2.sql', '1.sql'], ['1.sql', 'B.sql', 'a10.sql', 'a2.sql', 'b.sql']],
    ['numbers beyond 2^53', ['9007199254740993_b.sql', '9007199254740992_a.sql'], ['9007199254740992_a.sql', '9007199254740993_b.sql']],
  ])('%s', (_tool, names, expected) => {
    expect(schemaFileChoice.order(names)).toEqual(expected);
    expect(schemaFileChoice.order(names.toReversed())).toEqual(expected);
  });
});

describe('doubts', () => {
  const doubted = (...names: string[]): string[] => schemaFileChoice.doubts(schemaFileChoice.order(names)).map(({ name }) => name);

  test('two files of one version, and two ways of numbering', () => {
    expect(doubted('1_a.sql', '001_b.sql')).toEqual(['001_b.sql']);
    expect(doubted('1_a.sql', 'V2__b.sql')).toEqual(['V2__b.sql']);
    expect(doubted('V1__a.sql', 'V1.0__b.sql')).toHaveLength(1);
  });

  test('not dates with a counter, pairs, nor files without a version', () => {
    expect(doubted('20260101_1_a.sql', '20260101_2_b.sql', '1_a.up.sql', '1_a.down.sql', 'a.sql', 'b.sql', 'R__x.sql')).toEqual([]);
  });
});

describe('folders', () => {
  let cwd = '';
  beforeEach(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'rowtype-choice-'));
  });
  afterEach(() => rm(cwd, { recursive: true, force: true }));

  const read = async (...paths: string[]): Promise<string[]> => {
    const { files, diagnostics } = await readSourceFiles(paths, cwd, schemaFileChoice);
    return [...files.map((file) => file.path), ...diagnostics.map(({ code, severity, file }) => `${code} ${severity} ${file.path}`)];
  };
  const write = async (...paths: string[]): Promise<void> => {
    for (const path of paths) {
      await mkdir(dirname(join(cwd, path)), { recursive: true });
      await writeFile(join(cwd, path), 'SELECT 1');
    }
  };

  test('a folder of folders with a migration each is read through them', async () => {
    await write('m/10_b/migration.sql', 'm/9_a/migration.sql', 'd/2_x/up.sql', 'd/2_x/down.sql', 'd/1_x/up.sql', 'n/x/y.sql');
    expect(await read('m', 'd')).toEqual(['m/9_a/migration.sql', 'm/10_b/migration.sql', 'd/1_x/up.sql', 'd/2_x/up.sql']);
    expect(await read('n')).toEqual(['RT002 error n']);
  });

  test('files that are named outright keep their order, but ways down do not count', async () => {
    await write('1_a.up.sql', '1_a.down.sql', '2_b.up.sql');
    expect(await read('2_b.up.sql', '1_a.down.sql', '1_a.up.sql')).toEqual(['2_b.up.sql', '1_a.up.sql']);
  });

  test('a doubt is a warning and hides nothing', async () => {
    await write('m/1_a.sql', 'm/01_b.sql');
    expect(await read('m')).toEqual(['m/1_a.sql', 'm/01_b.sql', 'RT004 warning m/01_b.sql']);
  });
});
