/** What the documents list is what there is. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { defaultSettings } from '../../src/cli/settings.js';
import { diagnosticCodes } from '../../src/compiler/index.js';
import { TestProject } from './test-project.js';

const root = new URL('../../', import.meta.url);
const read = (path: string): Promise<string> => readFile(new URL(path, root), 'utf8');
const project = await TestProject.create();
afterAll(() => project.remove());

test('docs/errors.md explains each code, with its meaning', async () => {
  const rows = Array.from((await read('docs/errors.md')).matchAll(/^\| (RT\d+) \| (.+?) \|/gm), (match) => [match[1], match[2]]);
  expect(Object.fromEntries(rows)).toEqual(diagnosticCodes);
});

test('src/README.md names every room, and every stage of the compiler', async () => {
  const text = await read('src/README.md');
  for (const folder of ['src', 'src/compiler']) {
    const entries = await readdir(new URL(folder, root), { withFileTypes: true });
    const unnamed = entries.filter((entry) => entry.isDirectory() && !text.includes(`\`${entry.name}/\``)).map((entry) => entry.name);
    expect(unnamed).toEqual([]);
  }
});

test('the README shows generated code as it is, and the reasons that the compiler gives', async () => {
  // Where lines break does not count.
  const tight = (text: string): string => text.replaceAll(/\s+/g, '').replaceAll(',)', ')');
  const generated = await read('generated/tasks.ts');
  const blocks = Array.from((await read('README.md')).matchAll(/^```text\n([^]+?)^```/gm), (match) => match[1] ?? '');
  const code = blocks.find((block) => block.startsWith('export interface')) ?? '';
  for (const part of code.split('\n\n')) expect(tight(generated)).toContain(tight(part));
  const reasons = Array.from(blocks.join('').matchAll(/ can be {2}(.+)$/gm), (match) => match[1] ?? '');
  expect(reasons).toHaveLength(2);
  for (const reason of reasons) expect(generated).toContain(`/** Nullable: ${reason} */`);
});

test('the README shows the settings as they are by default', async () => {
  const block = /```json\n([^]+?)```/.exec(await read('README.md'))?.[1] ?? '';
  expect(JSON.parse(block)).toEqual({ rowtype: defaultSettings });
});

test('the README lists the commands that --help lists', async () => {
  const text = await read('README.md');
  const named = new Set(Array.from(text.matchAll(/^\| `rowtype ((?:migrate )?\w+)/gm), (match) => match[1]));
  const list = async (...args: readonly string[]): Promise<readonly string[]> => {
    const { stdout } = await project.run([...args, '--help']);
    const commands = /Commands:\n([^]+?)(?:\n\n|$)/.exec(stdout)?.[1] ?? '';
    return Array.from(commands.matchAll(/^ {2}(\w+)/gm), (match) => [...args, match[1]].join(' '));
  };
  const commands = [...(await list()), ...(await list('migrate'))].filter((name) => name !== 'migrate');
  expect([...named].sort()).toEqual(commands.sort());
});

test('the examples of src/tasks/README.md are those that compile', async () => {
  const blocks = Array.from((await read('src/tasks/README.md')).matchAll(/^```ts\n([^]+?)^```/gm), (match) => match[1] ?? '');
  expect(blocks.length).toBeGreaterThan(2);
  const compiled = await read('test/types/tasks-readme.ts');
  for (const block of blocks) expect(compiled).toContain(block.replaceAll("'rowtype/tasks'", "'../../src/tasks/index.js'").replaceAll("'rowtype'", "'../../src/runtime/index.js'"));
});

test('.ci/run runs the test command of the README, and can be executed', async () => {
  const commands = (await read('.ci/run')).split('\n').filter((line) => line.startsWith('npm'));
  expect(commands.join(' && ')).toBe('npm ci && npm test');
  expect(await read('README.md')).toContain('npm ci && npm test');
  expect((await stat(new URL('.ci/run', root))).mode & 0o111).toBe(0o111);
});
