/**
 * `npm run mutate [file …]`: takes each guard of the solver out, one by one, and lists those that no statement of the corpus
 * misses. Names of files below `src/compiler/solve` choose some.
 */
import { readCorpusTrees } from './corpus-trees.js';
import { equivalenceOf } from './equivalent-mutants.js';
import { type JudgedMutant, judgeMutants } from './judge-mutants.js';
import { openMutableSolver } from './mutable-solver.js';

const files = process.argv.slice(2);
const started = performance.now();
const solver = await openMutableSolver();
const corpus = await readCorpusTrees();
const judged = judgeMutants(solver, corpus, ({ file }) => files.length === 0 || files.includes(file));

const count = (fate: string): number => judged.filter((each) => each.fate === fate).length;
const survivors = judged.filter(({ fate, mutant }) => fate !== 'killed' && fate !== 'crashed' && equivalenceOf(mutant) === null);
for (const survivor of survivors) console.log(line(survivor));
console.log(
  `${judged.length} mutants: ${count('killed')} killed, ${count('crashed')} crashed, ${judged.length - count('killed') - count('crashed') - survivors.length} listed as equivalent, ` +
    `${survivors.length} survive (${((performance.now() - started) / 1000).toFixed(0)} s, ${corpus.trees.length} statements)`,
);
process.exit(survivors.length === 0 ? 0 : 1);

function line({ mutant, fate, by }: JudgedMutant): string {
  const code = mutant.code.length > 110 ? `${mutant.code.slice(0, 110)}…` : mutant.code;
  return `${mutant.file}:${mutant.line}: ${fate}${by === '' ? '' : ` (${by})`}: ${code}  →  ${mutant.by}`;
}
