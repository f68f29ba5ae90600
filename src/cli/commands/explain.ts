/** `rowtype explain <Query>`: the types of one query, and why each column can or cannot be NULL. */
import type { Command } from 'commander';
import type { Compilation, SolvedQuery } from '../../compiler/index.js';
import { CliError } from '../cli-error.js';
import { addCompileFlags } from '../compile-flags.js';
import { type Context, type ExitCode, exitCodes, type Finish } from '../context.js';
import { countWords } from '../count-words.js';
import { printDiagnostics } from '../print-diagnostics.js';
import { type CompileFlags, openProject } from '../project.js';
import { foldName, similarNames } from '../similar-names.js';
import type { Terminal } from '../terminal.js';
import { textTable, wrap } from '../text-table.js';

type Words = Pick<typeof import('../../compiler/index.js'), 'rowWords' | 'typescriptType'>;

export function addExplain(program: Command, context: Context, finish: Finish): void {
  addCompileFlags(program.command('explain'))
    .summary('show the types of one query, with reasons')
    .description('Shows parameters and columns of a query with their types, and why each column can or cannot be NULL.')
    .argument('<query>', 'name of the query or of its function: GetTask, getTask')
    .action(async (name: string, flags: CompileFlags) => finish(await explainCommand(name, flags, context)));
}

async function explainCommand(name: string, flags: CompileFlags, context: Context): Promise<ExitCode> {
  const project = openProject(flags, context, { writes: false });
  const { compileProject, ...words } = await import('../../compiler/index.js');
  const { compilation } = await compileProject(project);
  const { queries, diagnostics } = compilation;
  const query = queries.find((each) => each.name === name) ?? queries.find((each) => foldName(each.name) === foldName(name));
  if (query === undefined) {
    await printDiagnostics(diagnostics, context.terminal);
    throw unknownQuery(name, compilation);
  }
  printQuery(query, words, context.terminal);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) context.terminal.err(`\n${countWords(errors, 'error', 'errors')} elsewhere; "rowtype generate" shows them`);
  return errors > 0 ? exitCodes.failed : exitCodes.fine;
}

function unknownQuery(name: string, { queries, diagnostics }: Compilation): CliError {
  const names = queries.map((query) => query.name);
  const similar = similarNames(name, names);
  if (similar.length > 0) return new CliError(`there is no query ${name}`, `Did you mean ${similar.join(' or ')}?`);
  if (diagnostics.length > 0) return new CliError(`${name} is not among the queries that compile`, 'Correct what is shown above first.');
  if (names.length === 0) return new CliError(`there is no query ${name}: no file has one`, 'Write one, beginning with a line such as "-- name: GetTask :one".');
  return new CliError(`there is no query ${name}`, `The queries are ${names.join(', ')}.`);
}

function printQuery(query: SolvedQuery, { rowWords, typescriptType }: Words, terminal: Terminal): void {
  const { out, width } = terminal;
  const section = (title: string, rows: readonly (readonly string[])[]): void => out(`\n${title}\n${textTable(rows, width)}`);

  out(`${query.name} :${query.command}  ${query.file}:${query.line}`);
  if (query.doc.length > 0) out(query.doc.flatMap((line) => wrap(line, (width ?? Infinity) - 2)).map((line) => `  ${line}`.trimEnd()).join('\n'));

  if (query.params.length > 0) section('Parameters', query.params.map((param) => [
    `$${param.position}`,
    param.name,
    param.type.pgType,
    typescriptType(param.type, param.nullable),
  ]));
  if (query.columns.length > 0) section('Columns', [
    ['name', 'from', 'PostgreSQL', 'NULL', 'why'],
    ...query.columns.map((column, index) => [
      objectPrefix(query, index) + column.name,
      column.source === null ? 'computed' : `${column.source.table}.${column.source.column}`,
      column.type.pgType,
      column.nullable ? 'can be' : 'never',
      column.reason,
    ]),
  ]);
  const named = query.columns.map((column, index) => ({ ...column, name: objectPrefix(query, index) + column.name }));
  const overridden = [...query.params, ...named].flatMap(({ name, type, nullable, override }) =>
    override === null ? [] : [[name, typescriptType(type, nullable), override]],
  );
  if (overridden.length > 0) section('Overrides', [['name', 'TypeScript', 'by'], ...overridden]);
  if (query.embeds.length > 0) section('Objects', [
    ['name', 'NULL', 'why'],
    ...query.embeds.map(({ name, nullable, reason }) => [name, nullable ? 'can be' : 'never', reason]),
  ]);
  const facts = [query.readOnly ? ['Reads', 'it changes nothing'] : ['Writes', 'it may change the database']];
  if (query.columns.length > 0) facts.unshift(['Rows', `${rowWords(query.rows)}: ${query.rows.reason}`]);
  out('');
  out(textTable(facts, width).replaceAll(/^ {2}/gm, ''));
}

/** `owner.` for a column of the object `owner`. */
function objectPrefix({ embeds }: SolvedQuery, index: number): string {
  const embed = embeds.find(({ first, columns }) => index >= first && index < first + columns.length);
  return embed === undefined ? '' : `${embed.name}.`;
}
