/** `rowtype docs`: the database and its queries as a page of Markdown. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { addCompileFlags } from '../compile-flags.js';
import { type Context, type ExitCode, exitCodes, type Finish } from '../context.js';
import { printDiagnostics } from '../print-diagnostics.js';
import { type CompileFlags, openProject } from '../project.js';

interface Flags extends Omit<CompileFlags, 'out'> {
  readonly out?: string;
  readonly check?: true;
}

export function addDocs(program: Command, context: Context, finish: Finish): void {
  addCompileFlags(program.command('docs'))
    .summary('describe the database and its queries in Markdown')
    .description('Prints a page of Markdown: a Mermaid diagram of the tables, tables, views, enums, and each query with its types.')
    .option('--out <file>', 'write the page to this file')
    .option('--check', 'write nothing; fail when the file of --out is not current')
    .action(async (flags: Flags, command: Command) => {
      if (flags.check === true && flags.out === undefined) command.error("error: option '--check' needs option '--out'");
      finish(await docsCommand(flags, context));
    });
}

async function docsCommand({ out, check, ...flags }: Flags, context: Context): Promise<ExitCode> {
  const { terminal, cwd } = context;
  const project = openProject(flags, context, { writes: false });
  const { documentProject } = await import('../../compiler/index.js');
  const { text, diagnostics } = await documentProject(project);
  await printDiagnostics(diagnostics, terminal);
  if (text === '' || diagnostics.some(({ severity }) => severity === 'error')) return exitCodes.failed;
  if (out === undefined) {
    terminal.out(text.trimEnd());
    return exitCodes.fine;
  }
  const path = resolve(cwd, out);
  const found = await readFile(path, 'utf8').catch(() => null);
  if (found?.replaceAll('\r\n', '\n') === text) {
    terminal.out(`${out} is up to date`);
    return exitCodes.fine;
  }
  if (check === true) {
    terminal.err(`${out} is ${found === null ? 'missing' : 'not what the schema and the queries give'}\nhelp: Run "rowtype docs --out ${out}" and commit the result.`);
    return exitCodes.failed;
  }
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  terminal.out(`written  ${out}`);
  return exitCodes.fine;
}
