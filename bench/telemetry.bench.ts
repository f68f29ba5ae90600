/**
 * Prints how the cost of GetTelemetryTaskEvents grows with the tasks of the window, what tasks outside of it
 * cost, and how it compares with the obvious formulation.
 *
 *     npx tsx bench/telemetry.bench.ts [--tasks <most tasks>] [--url <superuser's PostgreSQL URL>]
 *
 * Each task has 5 builds and 30 statuses. Times are the fastest of several runs and depend on the machine; the
 * ratios should not: straight-line growth doubles at each doubling. Pages are those that PostgreSQL looked at,
 * cached or not; they depend on nothing but the query.
 */
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { taskMigrations } from '../src/migrate/index.js';
import type { Queryable } from '../src/runtime/index.js';
import { createTestDatabase, startTestServer } from '../src/testing/index.js';
import { getTelemetryTaskEvents } from '../src/tasks/index.js';
import { explainSent } from '../test/support/explain-sent.js';
import { naiveTelemetry } from '../test/support/naive-telemetry.js';
import { addTelemetryHistory } from '../test/support/telemetry-history.js';

const smallest = 1600;
const naiveSizes = [100, 200, 400, 800];
const outsideFactor = 10;
const endsAt = new Date('2026-03-01T12:00:00Z');
const window = { now: endsAt, createdAfter: new Date('2026-03-01T11:00:00Z') };
const beforeWindow = new Date('2026-02-01T12:00:00Z');

/** The tables stay in memory: what is measured is the query, not the disk. */
const settings = { shared_buffers: '1GB' };

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { tasks: { type: 'string', default: '12800' }, url: { type: 'string' } } });
  const most = Number(values.tasks);
  if (!Number.isInteger(most) || most < smallest) throw new RangeError(`--tasks must be a whole number from ${smallest}`);
  const server = values.url === undefined ? await startTestServer({ settings }) : null;
  const url = values.url ?? server?.url ?? '';
  try {
    await compareWithNaive(url);
    await growth(url, most);
    await costOfOutside(url);
  } finally {
    await server?.stop();
  }
}

async function compareWithNaive(server: string): Promise<void> {
  say(`\nagainst the obvious formulation, in one run`);
  say(row('tasks', 'ms', 'naive ms', 'naive / ms', 'naive growth'));
  await withDatabase(server, async (db) => {
    let size = 0;
    let previous: number | null = null;
    for (const tasks of naiveSizes) {
      await addTelemetryHistory(db, { tasks: tasks - size, endsAt });
      size = tasks;
      const ours = await fastest(5, () => countEvents(db, tasks));
      const naive = await fastest(1, async () => void (await db.query(naiveTelemetry, [window.now, window.createdAfter])));
      say(row(tasks, ours.toFixed(1), naive.toFixed(0), (naive / ours).toFixed(0), growthOf(naive, previous)));
      previous = naive;
    }
  });
}

async function growth(server: string, most: number): Promise<void> {
  say(`\ngrowth with the tasks of the window`);
  say(row('tasks', 'ms', 'growth', 'µs a task', 'pages a task'));
  await withDatabase(server, async (db) => {
    let size = 0;
    let previous: number | null = null;
    for (const tasks of doublings(most)) {
      await addTelemetryHistory(db, { tasks: tasks - size, endsAt });
      size = tasks;
      const ms = await fastest(5, () => countEvents(db, tasks));
      say(row(tasks, ms.toFixed(1), growthOf(ms, previous), ((ms / tasks) * 1000).toFixed(1), ((await pagesOfEvents(db)) / tasks).toFixed(1)));
      previous = ms;
    }
  });
}

/** Two databases, measured in turns: what else the machine does then burdens both. */
async function costOfOutside(server: string): Promise<void> {
  say(`\ncost of tasks outside the window, measured in turns`);
  say(row('in window', 'outside', 'ms', 'growth'));
  await withDatabase(server, (alone) =>
    withDatabase(server, async (crowded) => {
      await addTelemetryHistory(alone, { tasks: smallest, endsAt });
      await addTelemetryHistory(crowded, { tasks: outsideFactor * smallest, endsAt: beforeWindow });
      await addTelemetryHistory(crowded, { tasks: smallest, endsAt });
      const times = { alone: Infinity, crowded: Infinity };
      for (let turn = 0; turn < 8; turn += 1) {
        times.alone = Math.min(times.alone, await fastest(2, () => countEvents(alone, smallest)));
        times.crowded = Math.min(times.crowded, await fastest(2, () => countEvents(crowded, smallest)));
      }
      say(row(smallest, 0, times.alone.toFixed(1), ''));
      say(row(smallest, outsideFactor * smallest, times.crowded.toFixed(1), growthOf(times.crowded, times.alone)));
    }),
  );
}

/** Sizes from the smallest, each twice the one before; the last is `most`. */
function doublings(most: number): number[] {
  const sizes: number[] = [];
  for (let size = smallest; size < most; size *= 2) sizes.push(size);
  return [...sizes, most];
}

async function countEvents(db: Queryable, expected: number): Promise<void> {
  const events = await getTelemetryTaskEvents(db, window);
  if (events.length !== expected) throw new Error(`${events.length} rows instead of ${expected}`);
}

/** Pages that one call looks at. */
async function pagesOfEvents(db: pg.PoolClient): Promise<number> {
  const plan = await explainSent(db, (catcher) => getTelemetryTaskEvents(catcher, window));
  return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
}

/** Milliseconds of the fastest of so many runs, after one that warms the caches when there are several. */
async function fastest(runs: number, work: () => Promise<void>): Promise<number> {
  if (runs > 1) await work();
  const times: number[] = [];
  for (let count = 0; count < runs; count += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

async function withDatabase(server: string, work: (db: pg.PoolClient) => Promise<void>): Promise<void> {
  const { db: pool, close } = await createTestDatabase({ server, migrations: taskMigrations() });
  const client = await pool.connect();
  try {
    await work(client);
  } finally {
    client.release();
    await close();
  }
}

const growthOf = (value: number, previous: number | null): string => (previous === null ? '' : `× ${(value / previous).toFixed(2)}`);
const row = (...cells: readonly (string | number)[]): string => cells.map((cell) => String(cell).padStart(13)).join('');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

await main();
