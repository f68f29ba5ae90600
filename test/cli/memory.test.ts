/** How much memory the command takes at most: in the first run of all, which makes the empty database, and later. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { runCommand } from '../support/run-command.js';
import { TestProject } from './test-project.js';

/** In MB. Seen: 360, and for the second run 260; what is asserted leaves room for other machines and versions of Node. */
const most = 500;

let project = new TestProject('');

beforeAll(async () => {
  project = await TestProject.create();
});
afterAll(() => project.remove());

test.skipIf(process.platform !== 'linux')('no run takes more than 500 MB, nor does the first one of all', async () => {
  const run = (): Promise<{ readonly megabytes: number | null }> =>
    runCommand(inject('commandPath'), ['generate'], { cwd: project.folder, env: { ROWTYPE_CACHE: project.path('cache') } });
  const first = await run();
  expect((await project.files()).filter((path) => /^cache\/empty-.*\.tar$/.test(path))).toHaveLength(1);
  await project.write('migrations/0002_pet.sql', 'CREATE TABLE pet (id int PRIMARY KEY);\n');
  const second = await run();
  // An embedded PostgreSQL takes more than 100 MB: less would mean that nothing was measured.
  for (const { megabytes } of [first, second]) {
    expect(megabytes).toBeGreaterThan(100);
    expect(megabytes).toBeLessThan(most);
  }
});
