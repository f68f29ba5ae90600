/** `rowtype inspect`: tells everything that the compiler knows, as JSON or as a list. */
import type { Command } from 'commander';
import type { InspectedError, InspectedQuery, Inspection } from '../../compiler/index.js';
import { addCompileFlags } from '../compile-flags.js';
import { type Context, type ExitCode, exitCodes, type Finish } from '../context.js';
import { countWords } from '../count-words.js';
import { type CompileFlags, openProject } from '../project.js';
import type { Terminal } from '../terminal.js';
import { textTable } from '../text-table.js';

interface Flags extends CompileFlags {
  readonly json?: true;
}

export function addInspect(program: Command, context: Context, finish: Finish): void {
  addCompileFlags(program.command('inspect'))
    .summary('tell what is known about each query')
    .description('Compiles and tells everything about each query; writes nothing. Fails when a query has an error, but prints all it knows.')
    .option('--json', 'print everything as JSON')
    .action(async (flags: Flags) => finish(await inspectCommand(flags, context)));
}

async function inspectCommand(flags: Flags, context: Context): Promise<ExitCode> {
  const project = openProject(flags, context, { writes: false });
  const { inspect, rowWords } = await import('../../compiler/index.js');
  const inspection = await inspect(project);
  if (flags.json === true) context.terminal.out(JSON.stringify(inspection, null, 2));
  else printList(inspection, rowWords, context.terminal);
  return inspection.errors.length === 0 ? exitCodes.fine : exitCodes.failed;
}

type RowWords = typeof import('../../compiler/index.js').rowWords;

function printList({ postgres, queries, errors }: Inspection, rowWords: RowWords, terminal: Terminal): void {
  const judge = postgres === '' ? '' : `, judged by PostgreSQL ${postgres}`;
  terminal.out(`${countWords(queries.length, 'query', 'queries')}${judge}`);
  if (queries.length > 0) terminal.out(textTable(queries.map((query) => queryRow(query, rowWords)), terminal.width));
  for (const error of errors) terminal.err(errorLine(error));
  if (errors.length > 0) terminal.err(`${countWords(errors.length, 'error', 'errors')}; "rowtype generate" shows each with its line`);
}

function queryRow({ name, command, params, columns, rows, readOnly, file, line }: InspectedQuery, rowWords: RowWords): readonly string[] {
  const nullable = columns.filter((column) => column.nullable).length;
  return [
    name,
    `:${command}`,
    countWords(params.length, 'parameter', 'parameters'),
    columns.length === 0 ? 'no columns' : `${countWords(columns.length, 'column', 'columns')}, ${nullable} nullable`,
    columns.length === 0 ? '' : rowWords(rows),
    readOnly ? 'reads' : 'writes',
    `${file}:${line}`,
  ];
}

function errorLine({ file, line, column, code, message }: InspectedError): string {
  return `${file}:${line}:${column} error ${code}: ${message}`;
}
