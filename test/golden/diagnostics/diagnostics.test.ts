/**
 * What a user sees for each kind of mistake, word for word. A case is a folder `<code>/<name>` with
 * `queries`, and `schema` where `base.sql` will not do; `expected.txt` is written by `vitest -u`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diagnosticCodes } from '../../../src/compiler/diagnostics/codes.js';
import { renderDiagnostic } from '../../../src/compiler/diagnostics/render.js';
import { generateWith } from '../../../src/compiler/generate.js';
import type { Overrides } from '../../../src/compiler/override/overrides.js';
import { type Compiler, openCompiler } from '../../../src/compiler/open-compiler.js';

const folder = new URL('.', import.meta.url).pathname;
const codes = foldersIn(folder);
const cases = codes.flatMap((code) => foldersIn(join(folder, code)).map((name) => ({ code, name })));

let cacheFolder = '';
let compiler: Compiler;
beforeAll(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'rowtype-golden-'));
  compiler = openCompiler({ cacheFolder });
});
afterAll(async () => {
  await compiler.close();
  await rm(cacheFolder, { recursive: true, force: true });
});

function foldersIn(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

/** Of the case's package.json, where it has one. */
function overridesOf(cwd: string): { overrides?: Overrides; settingsFile?: string } {
  const path = join(cwd, 'package.json');
  if (!existsSync(path)) return {};
  const { rowtype } = JSON.parse(readFileSync(path, 'utf8')) as { rowtype: { overrides: Overrides } };
  return { overrides: rowtype.overrides, settingsFile: path };
}

test('every diagnostic code has a case, and every case a code', () => {
  expect(codes).toEqual(Object.keys(diagnosticCodes).sort());
  for (const code of codes) expect(foldersIn(join(folder, code)), code).not.toEqual([]);
});

describe('a mistake reads as it always did', () => {
  test.each(cases)('$code $name', async ({ code, name }) => {
    const cwd = join(folder, code, name);
    const schema = existsSync(join(cwd, 'schema')) ? ['schema'] : ['../../base.sql'];
    const { diagnostics } = await generateWith(compiler, { cwd, schema, queries: ['queries'], out: 'generated', check: true, ...overridesOf(cwd) });
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    for (const { help, message } of diagnostics) {
      expect(help).toMatch(/^\S.*\S$/);
      expect(message).not.toMatch(/\n|^Error|^ /);
    }
    await expect(`${diagnostics.map(renderDiagnostic).join('\n\n')}\n`).toMatchFileSnapshot(join(cwd, 'expected.txt'));
  });
});
