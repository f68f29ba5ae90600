/**
 * Each rule of `rowtype vet` on a real PostgreSQL. A file is named after its rule; a query that begins with Bad must be
 * found by that rule and by no other, one that begins with Good by none. The texts beside the files are what a user
 * sees; `vitest -u` writes them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderDiagnostic, vetCodes, type VetResult } from '../../src/compiler/index.js';
import { rules } from '../../src/compiler/vet/rules/index.js';
import { folder, TestVet } from './test-vet.js';

const vet = new TestVet();
afterAll(() => vet.close());

const codesIn = (name: string): string[] =>
  readdirSync(new URL(name, import.meta.url)).flatMap((file) => (file.endsWith('.sql') ? [file.replace('.sql', '')] : []));

const groups = [
  { name: 'rules', enable: [] },
  { name: 'off-by-default', enable: ['RT508'] },
] as const;

test('every rule has cases', () => {
  expect(groups.flatMap(({ name }) => codesIn(name)).sort()).toEqual(rules.map(({ code }) => code).sort());
  expect(rules.filter(({ byDefault }) => !byDefault).map(({ code }) => code)).toEqual(codesIn('off-by-default'));
  for (const { code } of rules) expect(vetCodes).toHaveProperty(code);
});

describe.each(groups)('$name', ({ name, enable }) => {
  let result: VetResult = { queries: 0, findings: [], diagnostics: [] };
  beforeAll(async () => {
    result = await vet.folder(name, { enable });
  });

  test('the cases compile', () => {
    expect(result.diagnostics.map(renderDiagnostic)).toEqual([]);
  });

  describe.each(codesIn(name))('%s', (code) => {
    const path = `${name}/${code}.sql`;
    const names = [...readFileSync(`${folder}${path}`, 'utf8').matchAll(/^-- name: (\w+)/gm)].map((match) => match[1] ?? '');

    test.each(names)('%s', (query) => {
      const found = result.findings.filter((finding) => finding.file.path === path && finding.query === query);
      expect(found.map((finding) => finding.code)).toEqual(query.startsWith('Bad') ? expect.arrayContaining([code]) : []);
      expect(new Set(found.map((finding) => finding.code)).size).toBeLessThan(2);
    });

    test('reads as it always did', async () => {
      const text = result.findings.filter(({ file }) => file.path === path).map(renderDiagnostic).join('\n\n');
      await expect(`${text}\n`).toMatchFileSnapshot(`${folder}${name}/${code}.txt`);
    });
  });
});
