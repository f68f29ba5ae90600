/** The one owner of the npm package node-pg-migrate: runs one migration in one direction. */
import { basename, dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { runner as Runner, RunnerOption } from 'node-pg-migrate';
import { MigrationError } from './errors.js';
import type { Ledger } from './ledger.js';
import type { Migration, MigrationDirection } from './model.js';

export interface EngineRun {
  readonly ledger: Ledger;
  readonly migration: Migration;
  readonly direction: MigrationDirection;
  /** What the engine sends between BEGIN and its own entry, or without BEGIN for `-- no-transaction`. */
  readonly steps: readonly string[];
  readonly query: (text: string) => Promise<{ rows: unknown[] }>;
}

/** Commits the steps together with the entry in the list of applied migrations. The caller holds the lock. */
export async function runEngine(run: EngineRun): Promise<void> {
  const runner = await loadRunner();
  const silent = (): void => {};
  const thisFile = fileURLToPath(import.meta.url);
  await runner({
    // The engine asks only for `query`, and takes a client that it did not make as connected.
    dbClient: { query: run.query } as unknown as DbClient,
    direction: run.direction,
    file: run.migration.name,
    count: 1,
    singleTransaction: false,
    noLock: true,
    // The plan has compared all names already; the engine sees one migration only.
    checkOrder: false,
    migrationsTable: run.ledger.table,
    migrationsSchema: run.ledger.schema,
    ...(run.ledger.searchPath === null ? {} : { schema: run.ledger.searchPath }),
    // The engine calls a loader only for files that it finds, so it is shown one: this one.
    dir: dirname(thisFile),
    ignorePattern: `(?!${escapePattern(basename(thisFile))}$).*`,
    migrationLoaderStrategies: [{ extensions: [extname(thisFile)], loader: () => Promise.resolve([unit(run)]) }],
    logger: { info: silent, warn: silent, error: silent },
  });
}

type DbClient = Extract<RunnerOption, { dbClient: unknown }>['dbClient'];
type Loader = Exclude<NonNullable<RunnerOption['migrationLoaderStrategies']>[number]['loader'], string>;
type Unit = Awaited<ReturnType<Loader>>[number];

function unit({ migration, steps }: EngineRun): Unit {
  const id = `${migration.name}.sql`;
  type Builder = { sql: (text: string) => void; noTransaction: () => void };
  const action =
    () =>
    (builder: Builder): void => {
      if (!migration.parts.transaction) builder.noTransaction();
      for (const step of steps) builder.sql(step);
    };
  // Two functions: the engine tells the directions apart by identity.
  return { id, filePaths: [id], actions: { up: action(), down: action() } };
}

async function loadRunner(): Promise<typeof Runner> {
  try {
    return (await import('node-pg-migrate')).runner;
  } catch (cause) {
    throw new MigrationError(
      'missing-package',
      'the package node-pg-migrate cannot be loaded',
      'Install it: npm install node-pg-migrate',
      [],
      cause,
    );
  }
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
