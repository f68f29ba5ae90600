/** The commands of `rowtype`, their help and what they do with a command line that they do not understand. */
import { Command, CommanderError } from 'commander';
import { addDocs } from './commands/docs.js';
import { addExplain } from './commands/explain.js';
import { addGenerate } from './commands/generate.js';
import { addInit } from './commands/init.js';
import { addInspect } from './commands/inspect.js';
import { addMigrate } from './commands/migrate.js';
import { addVerify } from './commands/verify.js';
import { addVet } from './commands/vet.js';
import { type Context, type ExitCode, exitCodes, type Finish } from './context.js';
import { packageVersion } from './package-version.js';
import { reportError } from './report-error.js';

const description = `SQL files compile into typed TypeScript functions, and PostgreSQL itself proves every type.

Settings are the key "rowtype" of package.json; flags win over them.`;

const footer = `
Environment:
  DATABASE_URL   the database that "rowtype migrate" and "rowtype verify" work on
  ROWTYPE_CACHE  folder for compiled schemas; default node_modules/.cache/rowtype
  ROWTYPE_DEBUG  when set, errors come with a stack trace`;

/** Runs one command line and resolves to the exit code; whatever goes wrong is printed. */
export async function runProgram(args: readonly string[], context: Context): Promise<ExitCode> {
  const { terminal, env } = context;
  let code: ExitCode = exitCodes.fine;
  const program = new Command('rowtype')
    .description(description)
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .addHelpText('after', footer)
    .showHelpAfterError('help: rowtype --help lists the commands and their flags.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    });
  const finish: Finish = (result) => {
    code = result;
  };
  for (const add of [addInit, addGenerate, addInspect, addExplain, addVet, addVerify, addDocs, addMigrate]) add(program, context, finish);
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.misused;
    terminal.err(reportError(error, (env['ROWTYPE_DEBUG'] ?? '') !== ''));
    return exitCodes.failed;
  }
}
