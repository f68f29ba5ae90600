/** What stays in step with the rules: the page for users, and the documentation of generated functions. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { vetCodes } from '../../src/compiler/index.js';
import { emitFiles } from '../../src/compiler/emit/emit-files.js';
import { query } from '../unit/emit/solved.js';

test('docs/vet.md tells of every code, and of no other', async () => {
  const page = await readFile(new URL('../../docs/vet.md', import.meta.url), 'utf8');
  expect([...new Set(page.match(/RT\d+/g))].sort()).toEqual(Object.keys(vetCodes).sort());
  const rows = page.match(/(?<=^\| )RT\d+/gm);
  expect(rows).toEqual(Object.keys(vetCodes).filter((code) => code < 'RT590'));
});

test('off-switches are no documentation of the generated function', () => {
  const doc = ['Finds it.', 'rowtype-vet-disable RT501: reason', '@sqlc-vet-disable', 'See rowtype-vet-disable.'];
  const { files } = emitFiles({ queries: [query('Find', { doc })], enums: [], brands: [], sources: [{ path: 'queries/tasks.sql', text: '' }] }, { runtimeImport: 'rowtype', settingsFolder: '..' });
  const text = files.map((file) => file.text).join('\n');
  expect(text).toContain('Finds it.');
  expect(text).toContain('See rowtype-vet-disable.');
  expect(text).not.toMatch(/RT501|sqlc-vet/);
});
