/**
 * Prints what compiling costs, side by side with pgtyped: the whole command, on a generated project of 500 queries over 25
 * tables. pgtyped asks a server, which runs beside it; rowtype brings its own.
 *
 *     npx tsx bench/compile.bench.ts [--tables <1 to 25, 20 queries each>] [--rounds <n>] [--alone]
 *
 * Times are the fastest of several rounds, in which the contestants take turns, and depend on the machine and on what else
 * runs there; the ratios less so. `--alone` leaves pgtyped out.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startTestServer } from '../src/testing/index.js';
import { buildCommand } from '../test/support/build-command.js';
import { installPgtyped, pgtypedSettings } from './compile/install-pgtyped.js';
import { type Cost, runCommand } from '../test/support/run-command.js';
import { watchEdits } from './compile/watch-edit.js';
import { type Dialect, perTable, queryFiles, schemaText } from './compile/workshop.js';

interface Contestant {
  readonly dialect: Dialect;
  readonly folder: string;
  readonly script: string;
  /** What compiles once, what checks that nothing changed, what stays. */
  readonly once: readonly string[];
  readonly check: readonly string[];
  readonly watch: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Code of the first table. */
  readonly code: string;
}

let salt = 1;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { tables: { type: 'string', default: '25' }, rounds: { type: 'string', default: '3' }, alone: { type: 'boolean', default: false } } });
  const [tables, rounds] = [Number(values.tables), Number(values.rounds)];
  if (!(tables >= 1 && tables <= 25 && rounds >= 1)) throw new RangeError('--tables must be 1 to 25, --rounds 1 or more');
  const folder = await mkdtemp(join(tmpdir(), 'rowtype-bench-'));
  const command = await buildCommand();
  const server = await startTestServer();
  try {
    await withSchema(server.url, tables);
    const ours = await rowtype(join(folder, 'rowtype'), command.main, tables);
    const theirs = values.alone ? null : await pgtyped(join(folder, 'pgtyped'), server.url);
    const all = theirs === null ? [ours] : [ours, theirs];
    console.log(`${tables * perTable} queries, ${tables} tables, the fastest of ${rounds} rounds; Node ${process.versions.node}\n`);
    await measure('first run, nothing is kept yet', all, 1, null, async (each) => {
      await rm(join(each.folder, 'cache'), { recursive: true, force: true });
      return compileNew(each, tables);
    });
    await measure('all queries new, the schema known', all, rounds, 2000, (each) => compileNew(each, tables));
    await measure('nothing changed', all, rounds, 300, (each) => runCommand(each.script, each.check, { cwd: each.folder, env: each.env }));
    await measureEdits(all, tables, rounds);
  } finally {
    await server.stop();
    await command.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

async function withSchema(url: string, tables: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(schemaText(tables));
  await client.end();
}

async function rowtype(folder: string, script: string, tables: number): Promise<Contestant> {
  await mkdir(join(folder, 'queries'), { recursive: true });
  await writeFile(join(folder, 'schema.sql'), schemaText(tables));
  const flags = ['generate', '--schema', 'schema.sql', '--queries', 'queries', '--out', 'generated'];
  const env = { ROWTYPE_CACHE: join(folder, 'cache') };
  return { dialect: 'rowtype', folder, script, once: flags, check: [...flags, '--check'], watch: [...flags, '--watch'], env, code: join(folder, 'generated/company.ts') };
}

async function pgtyped(folder: string, url: string): Promise<Contestant | null> {
  await mkdir(join(folder, 'queries'), { recursive: true });
  const script = await installPgtyped(folder);
  if (script === null) return null;
  await writeFile(join(folder, 'config.json'), pgtypedSettings(url));
  const flags = ['-c', 'config.json'];
  return { dialect: 'pgtyped', folder, script, once: flags, check: flags, watch: [...flags, '-w'], env: {}, code: join(folder, 'queries/company.queries.ts') };
}

async function writeQueries({ dialect, folder }: Contestant, tables: number): Promise<void> {
  salt += 1;
  for (const { name, text } of queryFiles(dialect, tables, salt)) await writeFile(join(folder, 'queries', name), text);
}

async function compileNew(each: Contestant, tables: number): Promise<Cost> {
  await writeQueries(each, tables);
  return runCommand(each.script, each.once, { cwd: each.folder, env: each.env });
}

/** @param goal of the fastest round, in milliseconds */
async function measure(title: string, contestants: readonly Contestant[], rounds: number, goal: number | null, run: (each: Contestant) => Promise<Cost>): Promise<void> {
  const costs = new Map<Contestant, Cost[]>(contestants.map((each) => [each, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const each of contestants) costs.get(each)?.push(await run(each));
  }
  report(title, [...costs].map(([each, all]) => [each.dialect, all.map(({ ms }) => ms)]), goal);
  for (const [each, all] of costs) console.log(`    ${each.dialect}: at most ${Math.max(...all.map(({ megabytes }) => megabytes ?? 0)).toFixed(0)} MB`);
}

async function measureEdits(contestants: readonly Contestant[], tables: number, rounds: number): Promise<void> {
  const times: [string, readonly number[]][] = [];
  for (const each of contestants) {
    await writeQueries(each, tables);
    const [first] = queryFiles(each.dialect, tables, salt);
    const texts = Array.from({ length: rounds + 1 }, (_, round) => first?.text.replace('WHERE id = ', `WHERE ${round} < 100 AND id = `) ?? '');
    const edit = { file: join(each.folder, 'queries/company.sql'), texts, code: each.code };
    times.push([each.dialect, await watchEdits(each.script, each.watch, edit, { cwd: each.folder, env: each.env })]);
  }
  report('one query edited, while a command watches', times, 100);
}

function report(title: string, times: readonly (readonly [string, readonly number[]])[], goal: number | null): void {
  const best = times.map(([name, all]) => [name, Math.min(...all)] as const);
  const [ours, theirs] = best;
  const words = best.map(([name, ms]) => `${name} ${durationWords(ms)}`).join(', ');
  const ratio = ours === undefined || theirs === undefined || theirs[1] === Infinity ? '' : `; ${(theirs[1] / ours[1]).toFixed(1)} times as fast`;
  const met = goal === null || ours === undefined ? '' : `; goal ${goal} ms ${ours[1] <= goal ? 'met' : 'missed'}`;
  console.log(`${title}: ${words}${ratio}${met}`);
}

function durationWords(ms: number): string {
  if (ms === Infinity) return 'gave no new code';
  return ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

await main();
process.exit(0);
