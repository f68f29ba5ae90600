/** Tells what became of the generated files. */
import { join } from 'node:path';
import type { GenerateResult, GeneratedFile } from '../compiler/index.js';
import { countWords, durationWords } from './count-words.js';
import { printDiagnostics } from './print-diagnostics.js';
import type { Terminal } from './terminal.js';

export interface Outcome {
  readonly result: GenerateResult;
  readonly out: string;
  readonly ms: number;
}

/** One line for each file that changed, then one that sums up. */
export async function reportGenerated({ result, out, ms }: Outcome, terminal: Terminal): Promise<void> {
  const { files, diagnostics, ok, queries } = result;
  await printDiagnostics(diagnostics, terminal);
  for (const { path, state } of files) {
    if (state === 'written' || state === 'removed') terminal.out(`${state}  ${shown(out, path)}`);
    if (state === 'orphaned') terminal.out(`kept     ${shown(out, path)} (no query asks for it; removed once nothing is wrong)`);
  }
  if (ok && queries === 0) terminal.err('no file has a query\nhelp: A query begins with a line such as "-- name: GetTask :one".');
  const compiled = `${countWords(queries, 'query', 'queries')} compiled in ${durationWords(ms)}`;
  const changed = files.filter(({ state }) => state !== 'unchanged' && state !== 'orphaned').length;
  if (ok) terminal.out(changed === 0 ? `${compiled}; ${out} is up to date` : compiled);
  else terminal.err(`\n${errorWords(result)}; ${files.length === 0 ? 'nothing was written' : compiled}`);
}

/** A difference is shown for each file, and all names at the end. */
export async function reportCheck({ result, out, ms }: Outcome, terminal: Terminal): Promise<void> {
  const { files, diagnostics, ok, queries } = result;
  await printDiagnostics(diagnostics, terminal);
  const different = files.filter(({ state }) => state !== 'unchanged');
  for (const { diff } of different) if (diff !== null) terminal.out(shortened(diff));
  if (ok) {
    terminal.out(`${out} is up to date: ${countWords(queries, 'query', 'queries')} compiled in ${durationWords(ms)}`);
    return;
  }
  terminal.err('');
  if (different.length > 0) {
    terminal.err(`${out} is not what the queries and the schema give:`);
    for (const file of different) terminal.err(`  ${file.state.padEnd(8)}  ${shown(out, file.path)}${meanings[file.state] ?? ''}`);
    terminal.err('help: Run "rowtype generate" and commit the result.');
  }
  if (diagnostics.some(({ severity }) => severity === 'error')) terminal.err(errorWords(result));
}

const meanings: Partial<Record<GeneratedFile['state'], string>> = {
  orphaned: ' (no query asks for it any more)',
};

function errorWords({ diagnostics }: GenerateResult): string {
  return countWords(diagnostics.filter(({ severity }) => severity === 'error').length, 'error', 'errors');
}

function shown(out: string, path: string): string {
  return join(out, path).replaceAll('\\', '/');
}

const mostLines = 60;

/** Enough of a difference to see what it is about. */
function shortened(diff: string): string {
  const lines = diff.trimEnd().split('\n');
  return lines.length <= mostLines
    ? lines.join('\n')
    : [...lines.slice(0, mostLines), `… ${countWords(lines.length - mostLines, 'more line', 'more lines')}`].join('\n');
}
