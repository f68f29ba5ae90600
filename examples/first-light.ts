/**
 * First light: the whole way from SQL files to typed functions that work on a database, in one run.
 *
 * An embedded PostgreSQL is migrated, the task queries are compiled, and one task lives through pause and resume.
 * No server is needed; nothing is left behind but a cache of the compiled schema below node_modules.
 *
 *     npm start
 */
import { taskMigrations } from '../src/migrate/index.js';
import { createTestDatabase } from '../src/testing/index.js';
import { compileQueries } from './first-light/compile-queries.js';
import { liveTask } from './first-light/live-task.js';
import { migrate } from './first-light/migrate.js';
import { say } from './first-light/say.js';

const start = performance.now();
say(`
rowtype: SQL files become typed functions, and PostgreSQL itself proves the types.`);

const { db, close } = await createTestDatabase();
try {
  await migrate(db, taskMigrations());
  await compileQueries();
  await liveTask(db);
} finally {
  await close();
}

say(`
Done in ${((performance.now() - start) / 1000).toFixed(1)} s. Read on:
  queries/tasks.sql                              the twelve queries, as they were written
  generated/tasks.ts                             the functions that this program has just called
  npx rowtype explain GetTelemetryTaskEvents     why each column can, or cannot, be NULL
`);
