/** Brings the pictures in docs/task-lifecycle.md up to date: `npm run docs:pictures`. */
import { readFile, writeFile } from 'node:fs/promises';
import { taskMigrations } from '../src/migrate/index.js';
import { createTestDatabase } from '../src/testing/index.js';
import { drawEntities, drawStates, page, putPictures } from './pictures/lifecycle-pictures.js';

const { db } = await createTestDatabase({ migrations: taskMigrations() });
const pictures = { states: await drawStates(db), entities: await drawEntities() };
await writeFile(page, putPictures(await readFile(page, 'utf8'), pictures));
// PGlite keeps the process alive.
process.exit();
