/** The pictures of the life cycle are what code and catalogue give. */
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { drawEntities, drawStates, page, putPictures } from '../../scripts/pictures/lifecycle-pictures.js';
import { taskMigrations } from '../../src/migrate/index.js';
import { taskStatus } from '../../src/tasks/index.js';
import { createTestDatabase } from '../../src/testing/index.js';
import { withClient } from '../support/with-client.js';

test('docs/task-lifecycle.md shows them as they are', async () => {
  const { url, close } = await createTestDatabase({ server: inject('serverUrl'), migrations: taskMigrations() });
  try {
    const states = await withClient(url, (client: pg.Client) => drawStates(client));
    const text = await readFile(page, 'utf8');
    expect(text, 'npm run docs:pictures').toBe(putPictures(text, { states, entities: await drawEntities() }));
    for (const status of Object.values(taskStatus)) expect(states).toMatch(new RegExp(`--> ${status} :`));
  } finally {
    await close();
  }
}, 240_000);

test('a picture without a place, and one that is not current, are noticed', async () => {
  const text = await readFile(page, 'utf8');
  expect(putPictures(text, { states: 'x', entities: 'y' })).not.toBe(text);
  expect(() => putPictures('# Nothing', { states: 'x', entities: 'y' })).toThrow('there is no place for the picture "states"');
});
