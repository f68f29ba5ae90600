/**
 * `npm run mutate [file …]`: takes each guard of the solver out, one by one, and lists those that no statement of the corpus
 * misses. Names of files below `src/compiler/solve` choose some.
 */
import { readCorpusTrees } from './corpus-trees.js';
import { equivalenceOf, equivalences } from './equivalent-mutants.js';
import { illTyped } from './ill-typed.js';
import { judgeMutants, mutantLine, survives } from './judge-mutants.js';
import { openMutableSolver } from './mutable-solver.js';

const files = process.argv.slice(2);
const started = performance.now();
const solver = await openMutableSolver();
const statements = await readCorpusTrees();
const chosen = solver.mutants.filter((mutant) => (files.length === 0 || files.includes(mutant.file)) && equivalenceOf(mutant) === null);
const refused = await illTyped(chosen);
const judged = judgeMutants(solver, statements, chosen.filter(({ number }) => !refused.has(number)), (each) => {
  if (survives(each)) console.log(mutantLine(each));
});
const survivors = judged.filter(survives);

const count = (fate: string): number => judged.filter((each) => each.fate === fate).length;
console.log(
  `${chosen.length} mutants: ${count('killed')} killed, ${count('crashed')} crash, ${refused.size} are refused by TypeScript, ${count('reworded')} only choose words, ${survivors.length} survive ` +
    `(${((performance.now() - started) / 1000).toFixed(0)} s, ${statements.length} statements; ${equivalences.length} kinds of mutants change nothing)`,
);
process.exit(survivors.length === 0 ? 0 : 1);
