/** Comments that switch rules off: what they reach, and what is wrong with them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderDiagnostic, type VetResult } from '../../src/compiler/index.js';
import type { VetRules } from '../../src/compiler/vet-files.js';
import { folder, TestVet } from './test-vet.js';

const vet = new TestVet();
let result: VetResult = { queries: 0, findings: [], diagnostics: [] };
beforeAll(async () => {
  result = await vet.folder('switches');
});
afterAll(() => vet.close());

function codesOf(query: string): readonly string[] {
  return result.findings.filter((finding) => finding.query === query).map(({ code }) => code);
}

describe('a rule is off', () => {
  test.each(['Above', 'Below', 'Indented', 'Block', 'InnerBlock', 'AfterMacro', 'BehindSemicolon', 'Sqlc', 'NoReason', 'EmptyReason', 'Unknown'])('in %s', (query) => {
    expect(codesOf(query)).toEqual([]);
  });

  test('for that query and that rule only', () => {
    expect(codesOf('OnlyThatRule')).toEqual(['RT504']);
    expect(codesOf('SqlcNamed')).toEqual(['RT504']);
    expect(codesOf('OnlyThatQuery')).toEqual(['RT501']);
    expect(codesOf('Prose')).toEqual(['RT501']);
    expect(codesOf('OpenEnd')).toEqual(['RT501']);
  });
});

test('a switch that switches nothing off is found, unless its rule was not asked', () => {
  expect(codesOf('Idle')).toEqual(['RT592']);
  expect(codesOf('NotAsked')).toEqual([]);
});

test('a switch that cannot be read is an error at its place', async () => {
  const text = [...result.diagnostics, ...result.findings].map(renderDiagnostic).join('\n\n');
  await expect(`${text}\n`).toMatchFileSnapshot(`${folder}switches/expected.txt`);
  expect(result.diagnostics.map(({ code }) => code)).toEqual(['RT590', 'RT590', 'RT591', 'RT591', 'RT590', 'RT590']);
});

test('a broken query keeps its error and leaves the others vetted', async () => {
  const { findings, diagnostics, queries } = await vet.text('-- name: Broken :one\nselect nothing from nowhere;\n\n-- name: Good :exec\ndelete from note;\n');
  expect(queries).toBe(1);
  expect(diagnostics.map(({ code }) => code)).toEqual(['RT201']);
  expect(findings.map(({ code, query }) => [code, query])).toEqual([['RT502', 'Good']]);
});

test('options leave rules out and ask for more', async () => {
  const text = '-- name: All :many\nselect * from task limit 3;\n';
  const codes = async (rules: VetRules) => (await vet.text(text, rules)).findings.map(({ code }) => code);
  expect(await codes({})).toEqual(['RT509']);
  expect(await codes({ enable: ['RT508'] })).toEqual(['RT508', 'RT509']);
  expect(await codes({ enable: ['RT508'], disable: ['RT509'] })).toEqual(['RT508']);
});

test('a switch in a file with Windows line breaks is read, and findings keep their places', async () => {
  const text = '-- name: One :one\r\n-- rowtype-vet-disable RT501: fine\r\nSELECT \'é\' AS e, id\r\nFROM task WHERE owner_id = NULL;\r\n';
  const { findings, diagnostics } = await vet.text(text);
  expect(diagnostics).toEqual([]);
  expect(findings.map(({ code, offset }) => [code, text.slice(offset, offset + 6)])).toEqual([['RT504', '= NULL']]);
});
