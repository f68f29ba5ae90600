/** Files and folders are read in the given order; what cannot be read is told and hides nothing. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { renderDiagnostic } from '../../../src/compiler/diagnostics/render.js';
import { decodeText } from '../../../src/compiler/read/decode-text.js';
import { readSourceFiles } from '../../../src/compiler/read/read-source-files.js';

let cwd = '';
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'rowtype-read-'));
  await mkdir(join(cwd, 'queries/nested.sql'), { recursive: true });
  for (const name of ['b.sql', 'a.sql', 'B.SQL', '.hidden.sql', 'notes.md', 'nested.sql/deep.sql']) {
    await writeFile(join(cwd, 'queries', name), `-- ${name}`);
  }
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

describe('paths', () => {
  test('a folder is its own SQL files by name, not those of folders in it', async () => {
    const { files, diagnostics } = await readSourceFiles(['queries'], cwd);
    expect(files.map((file) => file.path)).toEqual(['queries/B.SQL', 'queries/a.sql', 'queries/b.sql']);
    expect(files[1]?.text).toBe('-- a.sql');
    expect(diagnostics).toEqual([]);
  });

  test('the given order stays, and what comes twice is read once', async () => {
    const { files } = await readSourceFiles(['queries/b.sql', './queries', join(cwd, 'queries/notes.md')], cwd);
    expect(files.map((file) => file.path)).toEqual(['queries/b.sql', 'queries/B.SQL', 'queries/a.sql', 'queries/notes.md']);
  });

  test('a path outside the current folder is absolute', async () => {
    const { files } = await readSourceFiles(['../a.sql'], join(cwd, 'queries/nested.sql'));
    expect(files.map((file) => file.path)).toEqual([join(cwd, 'queries/a.sql')]);
  });

  test('a linked folder is a folder', async () => {
    await symlink(join(cwd, 'queries'), join(cwd, 'link'));
    expect((await readSourceFiles(['link'], cwd)).files).toHaveLength(3);
  });
});

describe('what cannot be read', () => {
  test('is one diagnostic each, and the rest is read', async () => {
    await mkdir(join(cwd, 'empty'));
    await symlink('circle', join(cwd, 'circle'));
    const paths = ['nowhere', 'queries/a.sql/x', 'empty', 'circle', 'queries/a.sql', ''];
    const { files, diagnostics } = await readSourceFiles(paths, cwd);
    expect(files.map((file) => file.path)).toEqual(['queries/a.sql']);
    expect(diagnostics.map((diagnostic) => `${diagnostic.code} ${diagnostic.file.path}: ${diagnostic.message}`)).toEqual([
      'RT001 nowhere: there is no such file or folder',
      'RT001 queries/a.sql/x: a part of the path is not a folder',
      'RT002 empty: the folder holds no SQL file',
      'RT001 circle: its symbolic links go in a circle',
      'RT002 .: the folder holds no SQL file',
    ]);
  });

  test('a folder of folders says that they are not searched', async () => {
    await mkdir(join(cwd, 'outer/inner'), { recursive: true });
    expect((await readSourceFiles(['outer'], cwd)).diagnostics[0]?.help).toContain('not searched');
  });

  test('bytes that are not UTF-8 are told with their place', async () => {
    await writeFile(join(cwd, 'latin.sql'), Buffer.from('SELECT 1;\nSELECT \'caf\xe9\';\n', 'latin1'));
    const { files, diagnostics } = await readSourceFiles(['latin.sql', 'queries/a.sql'], cwd);
    expect(files).toHaveLength(1);
    expect(diagnostics.map(renderDiagnostic)).toEqual([
      "latin.sql:2:12 error RT003: the file is not valid UTF-8\n  2 | SELECT 'caf\uFFFD';\n    |            ^\nhelp: Save it as UTF-8.",
    ]);
  });
});

describe('text', () => {
  const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => Buffer.from(text, encoding);

  test('a byte order mark is dropped', () => {
    expect(decodeText(bytes('\uFEFFSELECT 1'))).toEqual({ text: 'SELECT 1' });
  });

  test('every good text stays as it is', () => {
    for (const text of ['', 'é💥日本', '\uFFFD', 'a\r\nb', 'x\uFEFFy']) expect(decodeText(bytes(text))).toEqual({ text });
  });

  test.each([
    ['UTF-16', bytes('\uFEFFSELECT', 'utf16le'), 'the file is UTF-16, not UTF-8', 0],
    ['a NUL', bytes('ab\0c'), 'the file contains a NUL character', 2],
    ['a cut sequence', Uint8Array.of(0x61, 0xe2, 0x82), 'the file is not valid UTF-8', 1],
    ['a cut U+FFFD', Uint8Array.of(0x61, 0xef, 0xbf), 'the file is not valid UTF-8', 1],
    ['a surrogate', Uint8Array.of(0x61, 0x62, 0xed, 0xa0, 0x80), 'the file is not valid UTF-8', 2],
    ['a bad byte after a good U+FFFD', Uint8Array.of(0xef, 0xbf, 0xbd, 0xff), 'the file is not valid UTF-8', 1],
    ['a bad byte after a mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xff, 0x62), 'the file is not valid UTF-8', 1],
  ])('%s is refused with its place', (_what, given, problem, offset) => {
    expect(decodeText(given)).toMatchObject({ problem, offset });
  });
});
