/** `rowtype migrate …`: applies, undoes, lists and makes migrations. */
import { type Command, InvalidArgumentError } from 'commander';
import type { MigrateOptions, MigrateResult } from '../../migrate/index.js';
import { CliError } from '../cli-error.js';
import { type Context, type ExitCode, exitCodes, type Finish } from '../context.js';
import { countWords, durationWords } from '../count-words.js';
import { printMigrationEvent } from '../migration-progress.js';
import { printStatus } from '../migration-status.js';
import { type MigrateFlags, openMigrations } from '../project.js';

interface DatabaseFlags extends MigrateFlags {
  readonly databaseUrl?: string;
}

interface RunFlags extends DatabaseFlags {
  readonly count?: number;
}

export function addMigrate(program: Command, context: Context, finish: Finish): void {
  const migrate = program
    .command('migrate')
    .summary('apply, undo, list and make migrations')
    .description('Works on the server in DATABASE_URL, or --database-url, with the migrations of the project.')
    .helpCommand(false);
  const add = (name: string, summary: string): Command =>
    migrate.command(name).summary(summary).description(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`).option('--folder <path>', 'folder of migrations');
  const addOnDatabase = (name: string, summary: string): Command =>
    add(name, summary)
      .option('--database-url <url>', 'the database; default: DATABASE_URL')
      .option('--table <name>', 'table of applied migrations');

  addOnDatabase('up', 'apply the migrations that the database does not have')
    .option('--count <number>', 'at most so many', positiveNumber)
    .action(async (flags: RunFlags) => finish(await run('up', flags, context)));
  addOnDatabase('down', 'undo the last migration, or several')
    .option('--count <number>', 'so many, the last one first', positiveNumber, 1)
    .action(async (flags: RunFlags) => finish(await run('down', flags, context)));
  addOnDatabase('status', 'list which migrations are applied')
    .option('--check', 'fail unless every migration is applied')
    .action(async (flags: DatabaseFlags & { readonly check?: true }) => finish(await status(flags, context)));
  add('new', 'make the file of a new migration')
    .argument('<name...>', 'what it does, for example: add task labels')
    .action(async (words: readonly string[], flags: MigrateFlags) => finish(await makeNew(words, flags, context)));
}

function positiveNumber(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return count;
}

async function run(direction: 'up' | 'down', flags: RunFlags, context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const { folder, table } = openMigrations(flags, context);
  const { migrateDown, migrateUp } = await import('../../migrate/index.js');
  const signal = context.stopSignal();
  const options: MigrateOptions = {
    migrations: folder,
    databaseUrl: databaseUrl(flags, context),
    table,
    count: flags.count,
    onEvent: (event) => printMigrationEvent(event, terminal),
    signal,
  };
  try {
    terminal.out(summary(direction, await (direction === 'up' ? migrateUp(options) : migrateDown(options))));
    return exitCodes.fine;
  } catch (error) {
    if (!signal.aborted) throw error;
    terminal.err('stopped; what is printed above stays, the rest was not begun');
    return exitCodes.stopped;
  }
}

function summary(direction: 'up' | 'down', { ran }: MigrateResult): string {
  if (ran.length === 0) return direction === 'up' ? 'nothing to do: every migration is applied' : 'nothing to undo: no migration is applied';
  const ms = ran.reduce((sum, each) => sum + each.ms, 0);
  return `${countWords(ran.length, 'migration', 'migrations')} ${direction === 'up' ? 'applied' : 'undone'} in ${durationWords(ms)}`;
}

async function status(flags: DatabaseFlags & { readonly check?: true }, context: Context): Promise<ExitCode> {
  const { folder, table } = openMigrations(flags, context);
  const { migrationStatus } = await import('../../migrate/index.js');
  const found = await migrationStatus({ migrations: folder, databaseUrl: databaseUrl(flags, context), table });
  printStatus(found, context.terminal);
  return flags.check === true && !found.upToDate ? exitCodes.failed : exitCodes.fine;
}

async function makeNew(words: readonly string[], flags: MigrateFlags, context: Context): Promise<ExitCode> {
  const { folder } = openMigrations(flags, context);
  const { newMigration } = await import('../../migrate/index.js');
  const path = await newMigration({ folder, name: words.join(' ') });
  context.terminal.out(`made ${path}: write its up and its down part`);
  return exitCodes.fine;
}

/** @throws CliError when no database is named. */
function databaseUrl(flags: DatabaseFlags, { env }: Context): string {
  const url = flags.databaseUrl ?? env['DATABASE_URL'] ?? '';
  if (url.trim() !== '') return url;
  throw new CliError('no database is named', 'Set DATABASE_URL, or pass --database-url; for example postgresql://user:password@localhost:5432/database');
}
