/** `rowtype vet`: warns of queries that PostgreSQL accepts and that do something else than one may think. */
import type { Command } from 'commander';
import type { Diagnostic, VetCode, VetResult } from '../../compiler/index.js';
import { CliError } from '../cli-error.js';
import { addLiveFlags } from '../compile-flags.js';
import { type Context, type ExitCode, exitCodes, type Finish } from '../context.js';
import { countWords } from '../count-words.js';
import { printDiagnostics } from '../print-diagnostics.js';
import { type LiveFlags, openProject, scratchOf } from '../project.js';
import { similarNames } from '../similar-names.js';
import type { Terminal } from '../terminal.js';

interface Flags extends LiveFlags {
  readonly disable?: readonly string[];
  readonly enable?: readonly string[];
  readonly json?: true;
}

const databaseUrl = 'let this live database plan every query too: nothing is run or changed';

export function addVet(program: Command, context: Context, finish: Finish): void {
  addLiveFlags(program.command('vet'), databaseUrl)
    .summary('warn of queries that do not do what one may think')
    .description('Judges every query by the rules RT501 and up; fails when there is a finding. "-- rowtype-vet-disable RT501: reason" in a query switches a rule off.')
    .option('--disable <codes...>', 'rules to leave out')
    .option('--enable <codes...>', 'rules to ask although they are off by default: RT508')
    .option('--json', 'print everything as JSON')
    .action(async (flags: Flags) => finish(await vetCommand(flags, context)));
}

async function vetCommand(flags: Flags, context: Context): Promise<ExitCode> {
  const project = openProject(flags, context, { writes: false });
  const { isVetCode, vet, vetCodes } = await import('../../compiler/index.js');
  const codes = (names: readonly string[]): VetCode[] =>
    names.map((name) => {
      if (isVetCode(name)) return name;
      throw unknownRule(name, Object.keys(vetCodes));
    });
  const result = await vet({
    ...project,
    ...scratchOf(flags),
    // A flag speaks for this run, and against the settings.
    disable: codes([...(project.vet.disable ?? []).filter((code) => flags.enable?.includes(code) !== true), ...(flags.disable ?? [])]),
    enable: codes([...(project.vet.enable ?? []), ...(flags.enable ?? [])]),
  });
  await (flags.json === true ? printJson(result, context.terminal) : printFindings(result, context.terminal));
  const isClean = result.findings.length === 0 && result.diagnostics.every(({ severity }) => severity !== 'error');
  return isClean ? exitCodes.fine : exitCodes.failed;
}

function unknownRule(name: string, known: readonly string[]): CliError {
  const [similar] = similarNames(name, known);
  return new CliError(`there is no vet rule ${name}`, similar === undefined ? `The rules are ${known.join(', ')}.` : `Did you mean ${similar}?`);
}

async function printJson({ queries, findings, diagnostics }: VetResult, terminal: Terminal): Promise<void> {
  const { diagnosticPosition } = await import('../../compiler/index.js');
  const plain = (diagnostic: Diagnostic): object => {
    const { file, code, message, help } = diagnostic;
    return { file: file.path, ...diagnosticPosition(diagnostic), code, message, hint: help };
  };
  const document = {
    queries,
    findings: findings.map((finding) => ({ query: finding.query, ...plain(finding) })),
    errors: diagnostics.filter(({ severity }) => severity === 'error').map(plain),
  };
  terminal.out(JSON.stringify(document, null, 2));
}

async function printFindings({ queries, findings, diagnostics }: VetResult, terminal: Terminal): Promise<void> {
  const { renderDiagnostic } = await import('../../compiler/index.js');
  await printDiagnostics(diagnostics, terminal);
  if (diagnostics.length > 0) terminal.err('');
  for (const finding of findings) terminal.out(`${renderDiagnostic(finding)}\n`);
  const found = findings.length === 0 ? 'nothing found' : countWords(findings.length, 'finding', 'findings');
  terminal.out(`${countWords(queries, 'query', 'queries')} vetted, ${found}`);
}
