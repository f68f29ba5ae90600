/**
 * Prints what it costs to report the tasks of a window, all rows at once and streamed: time, and memory held meanwhile.
 *
 *     npx tsx bench/task-events.bench.ts [--tasks <most tasks>] [--statuses <of each of a task's 5 builds>] [--url <superuser's PostgreSQL URL>]
 *
 * The histories are made inside of PostgreSQL. A hundred thousand tasks with ten million statuses are
 * `--tasks 100000 --statuses 20`; they take about 4 GB of disk.
 */
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type pg from 'pg';
import { taskMigrations } from '../src/migrate/index.js';
import { createTestDatabase, startTestServer } from '../src/testing/index.js';
import { collectTaskEvents, getTelemetryTaskEvents, taskEvents } from '../src/tasks/index.js';
import { addTelemetryHistory } from '../test/support/telemetry-history.js';

const smallest = 1600;
const builds = 5;
const endsAt = new Date('2026-03-01T12:00:00Z');
const window = { now: endsAt, createdAfter: new Date('2026-03-01T11:00:00Z') };

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { tasks: { type: 'string', default: '12800' }, statuses: { type: 'string', default: '6' }, url: { type: 'string' } } });
  const [most, statuses] = [Number(values.tasks), Number(values.statuses)];
  if (!Number.isInteger(most) || most < smallest) throw new RangeError(`--tasks must be a whole number from ${smallest}`);
  if (!Number.isInteger(statuses) || statuses < 1) throw new RangeError('--statuses must be a whole number from 1');
  const server = values.url === undefined ? await startTestServer({ settings: { shared_buffers: '1GB' } }) : null;
  const { db: pool, close } = await createTestDatabase({ server: values.url ?? server?.url ?? '', migrations: taskMigrations() });
  const client = await pool.connect();
  try {
    say(row('tasks', 'statuses', 'ms', 'streamed ms', 'first ms', 'MB', 'streamed MB'));
    let size = 0;
    for (const tasks of sizes(most)) {
      await addTelemetryHistory(client, { tasks: tasks - size, endsAt, builds, statuses });
      size = tasks;
      await measure(client, tasks, statuses);
    }
  } finally {
    client.release();
    await close();
    await server?.stop();
  }
}

async function measure(client: pg.PoolClient, tasks: number, statuses: number): Promise<void> {
  // Once to warm the caches of PostgreSQL.
  await streamed(client, tasks);
  const whole = await atOnce(client, tasks);
  const bits = await streamed(client, tasks);
  const cells = [whole.ms.toFixed(0), bits.ms.toFixed(0), bits.firstMs.toFixed(0), megabytes(whole.bytes), megabytes(bits.bytes)];
  say(row(tasks, tasks * builds * statuses, ...cells));
}

async function atOnce(client: pg.PoolClient, expected: number): Promise<{ ms: number; bytes: number }> {
  const before = heldBytes();
  const start = performance.now();
  const rows = await getTelemetryTaskEvents(client, window);
  const events = taskEvents(rows, window);
  const ms = performance.now() - start;
  const bytes = heldBytes() - before;
  if (rows.length !== expected || events.length !== expected) throw new Error(`${events.length} events instead of ${expected}`);
  return { ms, bytes };
}

async function streamed(client: pg.PoolClient, expected: number): Promise<{ ms: number; firstMs: number; bytes: number }> {
  const before = heldBytes();
  const start = performance.now();
  let firstMs = 0;
  let bytes = 0;
  let lost = 0;
  let count = 0;
  for await (const event of collectTaskEvents(client, window)) {
    count += 1;
    if (count === 1) firstMs = performance.now() - start;
    if (event.taskId !== '' && count === Math.floor(expected / 2)) {
      const pause = performance.now();
      bytes = heldBytes() - before;
      lost = performance.now() - pause;
    }
  }
  if (count !== expected) throw new Error(`${count} events instead of ${expected}`);
  return { ms: performance.now() - start - lost, firstMs, bytes };
}

/** Sizes from the smallest, each four times the one before; the last is `most`. */
function sizes(most: number): number[] {
  const list: number[] = [];
  for (let size = smallest; size < most; size *= 4) list.push(size);
  return [...list, most];
}

function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);
const row = (...cells: readonly (string | number)[]): string => cells.map((cell) => String(cell).padStart(13)).join('');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

await main();
