/**
 * A service that pauses and resumes tasks: an HTTP API and a telemetry job on top of `rowtype/tasks`.
 *
 *     npm run example                                           an embedded PostgreSQL, with a task to play with
 *     DATABASE_URL=postgresql://… npm run example               a server; `-- --demo` adds the task
 *
 * PORT is the port (default 3000, 0 for any), TELEMETRY_SECONDS the time between two rounds of telemetry (default 1800).
 */
import { readFile } from 'node:fs/promises';
import { serve } from '@hono/node-server';
import { createApp } from './app.js';
import { openDatabase } from './open-database.js';
import { PretendMachines } from './pretend-machines.js';
import { startTelemetryJob } from './telemetry-job.js';

const url = process.env['DATABASE_URL'] || undefined;
const port = Number(process.env['PORT'] ?? 3000);
const everyMs = Number(process.env['TELEMETRY_SECONDS'] ?? 1800) * 1000;

const database = await openDatabase(url, (event) => {
  if (event.kind === 'finished') console.log(`migrated ${event.name}`);
});
if (url === undefined || process.argv.includes('--demo')) await database.runScript(await readFile(new URL('demo.sql', import.meta.url), 'utf8'));

const telemetry = startTelemetryJob(database.db, {
  everyMs,
  windowMs: Math.max(2 * everyMs, 3_600_000),
  report: (event) => console.log(`telemetry ${JSON.stringify(event)}`),
  onError: (error) => console.error(error),
});

const app = createApp(database.db, new PretendMachines(database.db));
const server = serve({ fetch: app.fetch, port }, (address) => {
  const origin = `http://localhost:${address.port}`;
  console.log(`listening on ${origin}`);
  console.log(`try: curl -H 'x-user-id: a0000000-0000-4000-8000-000000000001' ${origin}/tasks`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => {
      void telemetry.stop().then(() => database.close());
    });
  });
}
