/** `rowtype init`: a project that compiles at once, and never a file overwritten. */
import { afterEach, expect, test, vi } from 'vitest';
import { queryText, schemaText, TestProject } from './test-project.js';

// Each command is a process of its own, most of them start a database.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let project = new TestProject('');
afterEach(() => project.remove());

const nothing = { 'package.json': null, 'migrations/0001_person.sql': null, 'queries/people.sql': null };

test('in an empty folder it makes a project that compiles', async () => {
  project = await TestProject.create(nothing);
  expect((await project.run(['init'])).code).toBe(0);
  expect(await project.files()).toEqual(['migrations/0001_create_notes.sql', 'package.json', 'queries/notes.sql']);
  expect(await project.run(['generate'])).toMatchObject({ code: 0, stderr: '' });
  expect(await project.read('generated/notes.ts')).toContain('export function addNote(');
});

test('a second time it changes nothing', async () => {
  project = await TestProject.create(nothing);
  await project.run(['init']);
  await project.write('queries/notes.sql', '-- mine\n');
  const before = await project.read('package.json');
  const { code, stdout } = await project.run(['init']);
  expect({ code, kept: stdout.includes('kept queries/ as it is') }).toEqual({ code: 0, kept: true });
  expect(await project.read('queries/notes.sql')).toBe('-- mine\n');
  expect(await project.read('package.json')).toBe(before);
});

test('in a project it adds its key alone, in the layout of the file', async () => {
  project = await TestProject.create({ 'package.json': '{\r\n\t"name": "shop",\r\n\t"version": "1.0.0"\r\n}\r\n' });
  await project.run(['init']);
  const text = await project.read('package.json');
  expect(text).toMatch(/^\{\r\n\t"name": "shop",\r\n\t"version": "1\.0\.0",\r\n\t"rowtype": \{\r\n\t\t"schema"/);
  expect(await project.files()).toEqual(['migrations/0001_person.sql', 'package.json', 'queries/people.sql']);
  expect([await project.read('migrations/0001_person.sql'), await project.read('queries/people.sql')]).toEqual([schemaText, queryText]);
});

test('a package.json that is no JSON is left as it is', async () => {
  project = await TestProject.create({ ...nothing, 'package.json': '{ nonsense' });
  const { code, stderr } = await project.run(['init']);
  expect(code).toBe(1);
  expect(stderr).toBe('<project>/package.json: the file is not valid JSON\nhelp: Correct it; a comma too many or too few is the usual cause.\n');
  expect(await project.files()).toEqual(['package.json']);
  expect(await project.read('package.json')).toBe('{ nonsense');
});
