/**
 * Mutants that TypeScript refuses: guards without which the code after them has no type, as the test for null before a
 * use. `npm run typecheck` misses these.
 */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { copySources } from './copied-sources.js';
import type { Mutant } from './instrument.js';

const root = new URL('../../', import.meta.url);

/**
 * What is wrong with the words of a program and not with its values: names that nobody uses any more, code that nobody
 * gets to, comparisons that are always true. A mutant with no other mistake is not refused for being unsound.
 */
const idle = new Set(['TS6133', 'TS6192', 'TS6196', 'TS6198', 'TS7027', 'TS2367', 'TS2774']);

/** The numbers of those among `mutants` that are refused. */
export async function illTyped(mutants: readonly Mutant[]): Promise<ReadonlySet<number>> {
  const copy = await copySources('rowtype-ill-typed');
  await writeFile(
    new URL('tsconfig.json', copy),
    JSON.stringify({ extends: fileURLToPath(new URL('tsconfig.json', root)), include: ['src/compiler/solve/solve-query.ts'], exclude: [] }),
  );
  // What a guard narrows ends with the function around it, so that one mutant of each function can be tried at a time.
  const queues = new Map<string, Mutant[]>();
  for (const mutant of mutants) {
    const place = `${mutant.file} ${mutant.within.start}`;
    queues.set(place, [...(queues.get(place) ?? []), mutant]);
  }
  const refused = new Set<number>();
  for (;;) {
    const tried = [...queues.values()].flatMap((queue) => queue.splice(0, 1));
    if (tried.length === 0) return refused;
    for (const number of await refusedOf(tried, copy)) refused.add(number);
  }
}

/** @param mutants at most one of each function */
async function refusedOf(mutants: readonly Mutant[], copy: URL): Promise<readonly number[]> {
  const solver = new URL('src/compiler/solve/', copy);
  const files = new Map<string, { readonly text: string; readonly mutated: MutatedText }>();
  for (const file of new Set(mutants.map((mutant) => mutant.file))) {
    const text = await readFile(new URL(file, solver), 'utf8');
    const mutated = mutatedText(text, mutants.filter((mutant) => mutant.file === file));
    files.set(file, { text, mutated });
    await writeFile(new URL(file, solver), mutated.text);
  }
  const mistakes = await findMistakes(copy);
  for (const [file, { text }] of files) await writeFile(new URL(file, solver), text);
  return mistakes.flatMap(({ file, line }) => files.get(file)?.mutated.mutantAt(line) ?? []);
}

interface MutatedText {
  readonly text: string;
  /** The number of the mutant whose function stands in the line, counted from 1. */
  mutantAt(line: number): number | null;
}

function mutatedText(text: string, mutants: readonly Mutant[]): MutatedText {
  const sorted = [...mutants].sort((left, right) => left.start - right.start);
  const ends: { readonly number: number; readonly first: number; readonly last: number }[] = [];
  let result = '';
  let from = 0;
  for (const { number, start, end, within, by } of sorted) {
    result += text.slice(from, within.start);
    const first = lines(result);
    result += `${text.slice(within.start, start)}(${by})${text.slice(end, within.end)}`;
    ends.push({ number, first, last: lines(result) });
    from = within.end;
  }
  return { text: result + text.slice(from), mutantAt: (line) => ends.find(({ first, last }) => first <= line && line <= last)?.number ?? null };
}

function lines(text: string): number {
  return text.split('\n').length;
}

interface Mistake {
  /** Below the solver's folder. */
  readonly file: string;
  readonly line: number;
}

async function findMistakes(copy: URL): Promise<readonly Mistake[]> {
  const compiler = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root));
  const printed = await new Promise<string>((resolve) => {
    execFile(process.execPath, [compiler, '-p', fileURLToPath(copy), '--pretty', 'false'], { maxBuffer: 1 << 26 }, (_, stdout) => resolve(stdout));
  });
  const places = printed.matchAll(/^(.*)\((\d+),\d+\): error (TS\d+):/gm);
  return [...places].flatMap(([, path = '', line, code = '']) =>
    idle.has(code) ? [] : [{ file: path.slice(path.indexOf('solve/') + 'solve/'.length), line: Number(line) }],
  );
}
