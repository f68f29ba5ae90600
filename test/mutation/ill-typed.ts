/**
 * Mutants that TypeScript refuses: guards without which the code after them has no type, as the test for null before a
 * use. `npm run typecheck` misses these.
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Mutant } from './instrument.js';

const root = new URL('../../', import.meta.url);
const copy = new URL('node_modules/.cache/rowtype-ill-typed/', root);
const solver = new URL('src/compiler/solve/', copy);

/**
 * What is wrong with the words of a program and not with its values: names that nobody uses any more, code that nobody
 * gets to, comparisons that are always true. A mutant with no other mistake is not refused for being unsound.
 */
const idle = new Set(['TS6133', 'TS6192', 'TS6196', 'TS6198', 'TS7027', 'TS2367', 'TS2774']);

/** The numbers of those among `mutants` that are refused. */
export async function illTyped(mutants: readonly Mutant[]): Promise<ReadonlySet<number>> {
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { recursive: true });
  for (const room of ['compiler', 'sql']) await cp(new URL(`src/${room}/`, root), new URL(`src/${room}/`, copy), { recursive: true });
  await writeFile(new URL('package.json', copy), '{ "type": "module" }');
  await writeFile(
    new URL('tsconfig.json', copy),
    JSON.stringify({ extends: fileURLToPath(new URL('tsconfig.json', root)), include: ['src/compiler/solve/solve-query.ts'], exclude: [] }),
  );
  const refused = new Set<number>();
  // A guard's types are those of its function, so that one mutant of each file can be tried at a time.
  const queues = new Map<string, Mutant[]>();
  for (const mutant of mutants) queues.set(mutant.file, [...(queues.get(mutant.file) ?? []), mutant]);
  for (;;) {
    const tried = [...queues.values()].flatMap((queue) => queue.splice(0, 1));
    if (tried.length === 0) return refused;
    const sound = new Map<string, string>();
    for (const mutant of tried) {
      const text = await readFile(new URL(mutant.file, solver), 'utf8');
      sound.set(mutant.file, text);
      await writeFile(new URL(mutant.file, solver), `${text.slice(0, mutant.start)}(${mutant.by})${text.slice(mutant.end)}`);
    }
    const wrong = await filesWithMistakes();
    for (const { file, number } of tried) if (wrong.has(file)) refused.add(number);
    for (const [file, text] of sound) await writeFile(new URL(file, solver), text);
  }
}

/** Files below the solver's folder. */
async function filesWithMistakes(): Promise<ReadonlySet<string>> {
  const compiler = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root));
  const printed = await new Promise<string>((resolve) => {
    execFile(process.execPath, [compiler, '-p', fileURLToPath(copy), '--pretty', 'false'], { maxBuffer: 1 << 26 }, (_, stdout) => resolve(stdout));
  });
  const places = printed.matchAll(/^(.*)\(\d+,\d+\): error (TS\d+):/gm);
  return new Set([...places].flatMap(([, path = '', code = '']) => (idle.has(code) ? [] : [path.slice(path.indexOf('solve/') + 'solve/'.length)])));
}
