/** `rowtype verify`: holds compiled queries against a live database, and old and new code against old and new schema. */
import { type Command, Option } from 'commander';
import type { VerifyAgainstResult, VerifyResult } from '../../compiler/index.js';
import { CliError } from '../cli-error.js';
import { addLiveFlags } from '../compile-flags.js';
import { type Context, type ExitCode, exitCodes, type Finish } from '../context.js';
import { oldPaths } from '../old-paths.js';
import { type LiveFlags, openProject, scratchOf } from '../project.js';
import { reportAgainst, reportVerified, verifyJson } from '../report-verified.js';

interface Flags extends LiveFlags {
  readonly against?: string;
  readonly order?: 'schema-first' | 'code-first';
  readonly json?: true;
}

const databaseUrl = 'the live database; only read, nothing is run. Default: DATABASE_URL';

export function addVerify(program: Command, context: Context, finish: Finish): void {
  addLiveFlags(program.command('verify'), databaseUrl)
    .summary('check compiled queries against a live database, or a deployment')
    .description(
      'Compares what each query was compiled for with what a live database does; fails when compiled code would fail or lie. With --against, tells which may be deployed first, the migrations or the code, over what a commit has.',
    )
    .option('--against <ref>', 'the state that is deployed: a branch, tag or hash; no server is needed')
    .addOption(new Option('--order <first>', 'with --against: fail unless this order is safe; default: any').choices(['schema-first', 'code-first']))
    .option('--json', 'print everything as JSON')
    .action(async (flags: Flags, command: Command) => {
      if (flags.order !== undefined && flags.against === undefined) command.error("error: option '--order' needs '--against'");
      finish(await verifyCommand(flags, context));
    });
}

interface Outcome {
  readonly live: VerifyResult | null;
  readonly against: VerifyAgainstResult | null;
}

async function verifyCommand(flags: Flags, context: Context): Promise<ExitCode> {
  const { databaseUrl: _live, ...opened } = openProject(flags, context, { writes: false });
  const project = { ...opened, ...scratchOf(flags) };
  const url = flags.databaseUrl ?? (flags.against === undefined ? context.env['DATABASE_URL'] : undefined);
  if (flags.against === undefined && (url === undefined || url === '')) {
    throw new CliError('nothing is named to verify against', 'Name a database with --database-url or DATABASE_URL, or a commit with --against.');
  }
  const { verify, verifyAgainst } = await import('../../compiler/index.js');
  const outcome: Outcome = {
    live: url === undefined || url === '' ? null : await verify({ ...project, databaseUrl: url }),
    against: flags.against === undefined ? null : await verifyAgainst({ ...project, ref: flags.against, old: await oldPaths(flags, flags.against, context) }),
  };
  if (flags.json === true) context.terminal.out(JSON.stringify(await verifyJson(outcome.live, outcome.against), null, 2));
  else {
    if (outcome.live !== null) await reportVerified(outcome.live, context.terminal);
    if (outcome.against !== null) await reportAgainst(outcome.against, flags.against ?? '', context.terminal);
  }
  return isFine(outcome, flags) ? exitCodes.fine : exitCodes.failed;
}

function isFine({ live, against }: Outcome, { order }: Flags): boolean {
  const wrong = [...(live?.diagnostics ?? []), ...(live?.differences ?? []), ...(against?.diagnostics ?? [])];
  if (wrong.some(({ severity }) => severity === 'error')) return false;
  if (against === null) return true;
  const orders = { 'schema-first': against.schemaFirst, 'code-first': against.codeFirst };
  return order === undefined ? Object.values(orders).some((each) => each?.isSafe === true) : orders[order]?.isSafe === true;
}
