/** Says what `rowtype verify` found. */
import type { DeployOrder, Diagnostic, Difference, VerifyAgainstResult, VerifyResult } from '../compiler/index.js';
import { countWords } from './count-words.js';
import { printDiagnostics } from './print-diagnostics.js';
import type { Terminal } from './terminal.js';

export async function reportVerified({ postgres, queries, differences, diagnostics }: VerifyResult, terminal: Terminal): Promise<void> {
  await printMistakes(diagnostics, terminal);
  await printDifferences(differences, terminal);
  if (postgres !== '') terminal.out(`${countWords(queries, 'query', 'queries')} verified against PostgreSQL ${postgres}, ${foundWords(differences)}`);
}

export async function reportAgainst(result: VerifyAgainstResult, ref: string, terminal: Terminal): Promise<void> {
  const { schemaFirst, codeFirst, diagnostics, commit } = result;
  await printMistakes(diagnostics, terminal);
  if (schemaFirst === null || codeFirst === null) return;
  const old = countWords(result.oldQueries, 'query', 'queries');
  const now = countWords(result.newQueries, 'query', 'queries');
  const schema = result.schemaChanged ? 'the schema has changed' : 'the schema is the same';
  terminal.out(`${ref} (${commit.slice(0, 10)}) has ${old}, the working tree ${now}; ${schema}\n`);
  await printOrder('migrations first: the old code meets the new schema', schemaFirst, terminal);
  await printOrder('code first: the new code meets the old schema', codeFirst, terminal);
  terminal.out(verdict(schemaFirst.isSafe, codeFirst.isSafe));
}

async function printOrder(title: string, { isSafe, differences }: DeployOrder, terminal: Terminal): Promise<void> {
  const found = differences.length === 0 ? '' : `, ${foundWords(differences)}`;
  terminal.out(`${title}: ${isSafe ? 'safe' : 'not safe'}${found}\n`);
  await printDifferences(differences, terminal);
}

function verdict(schemaFirst: boolean, codeFirst: boolean): string {
  if (schemaFirst && codeFirst) return 'Deploy in any order.';
  if (schemaFirst) return 'Deploy the migrations first, then the code.';
  if (codeFirst) return 'Deploy the code first, then the migrations.';
  return 'No order is safe: split the change into two deployments, or stop the old code before the migrations.';
}

/** Errors first: notes must not hide them. */
async function printDifferences(differences: readonly Difference[], terminal: Terminal): Promise<void> {
  const { renderDiagnostic } = await import('../compiler/index.js');
  for (const severity of ['error', 'note']) {
    for (const each of differences) if (each.severity === severity) terminal.out(`${renderDiagnostic(each)}\n`);
  }
}

async function printMistakes(diagnostics: readonly Diagnostic[], terminal: Terminal): Promise<void> {
  await printDiagnostics(diagnostics, terminal);
  if (diagnostics.length > 0) terminal.err('');
}

function foundWords(differences: readonly Difference[]): string {
  const count = (severity: string): number => differences.filter((each) => each.severity === severity).length;
  const words = [
    ...(count('error') > 0 ? [countWords(count('error'), 'error', 'errors')] : []),
    ...(count('note') > 0 ? [countWords(count('note'), 'note', 'notes')] : []),
  ];
  return words.length === 0 ? 'no difference found' : words.join(' and ');
}

/** What `--json` prints. */
export async function verifyJson(live: VerifyResult | null, against: VerifyAgainstResult | null): Promise<object> {
  const { diagnosticPosition } = await import('../compiler/index.js');
  const plain = (diagnostic: Diagnostic): object => {
    const { file, code, severity, message, help } = diagnostic;
    return { file: file.path, ...diagnosticPosition(diagnostic), code, severity, message, hint: help };
  };
  const all = (differences: readonly Difference[]): readonly object[] =>
    differences.map((each) => ({ query: each.query, ...plain(each), compiled: each.compiled, database: each.database }));
  const order = (given: DeployOrder | null): object | null => (given === null ? null : { safe: given.isSafe, differences: all(given.differences) });
  const diagnostics = [...(live?.diagnostics ?? []), ...(against?.diagnostics ?? [])];
  return {
    database: live === null ? null : { postgres: live.postgres, queries: live.queries, differences: all(live.differences) },
    against:
      against === null
        ? null
        : {
            commit: against.commit,
            oldQueries: against.oldQueries,
            newQueries: against.newQueries,
            schemaChanged: against.schemaChanged,
            schemaFirst: order(against.schemaFirst),
            codeFirst: order(against.codeFirst),
          },
    errors: diagnostics.filter(({ severity }) => severity === 'error').map(plain),
  };
}
