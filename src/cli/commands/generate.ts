/** `rowtype generate`: compiles the queries and writes TypeScript, once or at every change, or checks what is there. */
import type { Command } from 'commander';
import { addCompileFlags } from '../compile-flags.js';
import { type Context, type ExitCode, exitCodes, type Finish } from '../context.js';
import { type CompileFlags, openProject } from '../project.js';
import { reportCheck, reportGenerated } from '../report-generated.js';
import { watchProject } from '../watch-project.js';

interface Flags extends CompileFlags {
  readonly check?: true;
  readonly watch?: true;
}

export function addGenerate(program: Command, context: Context, finish: Finish): void {
  addCompileFlags(program.command('generate'))
    .summary('compile queries into TypeScript')
    .description('Compiles queries/*.sql against the schema and writes typed functions. Good queries are written even when others have errors.')
    .option('--out <folder>', 'folder of the generated files')
    .option('--runtime-import <specifier>', 'what generated files import the runtime from')
    .option('--check', 'write nothing; fail when a generated file is stale, missing or orphaned')
    .option('--watch', 'stay, and compile again at every change')
    .action(async (flags: Flags, command: Command) => {
      if (flags.check === true && flags.watch === true) command.error("error: option '--check' cannot be used with option '--watch'");
      finish(await generateCommand(flags, context));
    });
}

async function generateCommand(flags: Flags, context: Context): Promise<ExitCode> {
  const project = openProject(flags, context, { writes: true });
  if (flags.watch === true) return watchProject(project, () => openProject(flags, context, { writes: true }), context);

  const { generate } = await import('../../compiler/index.js');
  const start = performance.now();
  const result = await generate({ ...project, check: flags.check === true });
  const outcome = { result, out: project.out, ms: performance.now() - start };
  await (flags.check === true ? reportCheck(outcome, context.terminal) : reportGenerated(outcome, context.terminal));
  return result.ok ? exitCodes.fine : exitCodes.failed;
}
