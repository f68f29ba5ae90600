/** What stays in step with the codes: the page for users. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { verifyCodes } from '../../src/compiler/index.js';

test('docs/verify.md tells of every code, and of no other', async () => {
  const page = await readFile(new URL('../../docs/verify.md', import.meta.url), 'utf8');
  expect(page.match(/(?<=^\| )RT\d+/gm)).toEqual(Object.keys(verifyCodes));
  expect([...new Set(page.match(/RT\d+/g))].sort()).toEqual(Object.keys(verifyCodes));
});
