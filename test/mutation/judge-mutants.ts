/** Turns each mutant on, and asks the corpus whether it sees a difference. */
import { lies, unmet } from '../nullability/judge.js';
import type { SolvedQuery } from '../../src/compiler/model.js';
import type { CorpusTree, CorpusTrees } from './corpus-trees.js';
import type { Mutant } from './instrument.js';
import type { MutableSolver } from './mutable-solver.js';

export type Fate =
  /** A statement of the corpus fails. */
  | 'killed'
  /** The mutated solver breaks off. */
  | 'crashed'
  /** Verdicts change, and no statement expects what they were. */
  | 'unexpected'
  /** Nothing but words changes, or nothing at all. */
  | 'same'
  /** No statement gets there. */
  | 'unreached';

export interface JudgedMutant {
  readonly mutant: Mutant;
  readonly fate: Fate;
  /** The first statement that shows it. */
  readonly by: string;
}

/** @param chosen which mutants to judge */
export function judgeMutants(
  solver: MutableSolver,
  { trees, catalogue, types }: CorpusTrees,
  chosen: (mutant: Mutant) => boolean = () => true,
): readonly JudgedMutant[] {
  const solve = (tree: CorpusTree, number: number): SolvedQuery | null => {
    solver.startAnew();
    solver.turnOn(number);
    try {
      const solved = solver.solveQuery(tree.analysed, catalogue, types);
      return 'name' in solved ? solved : null;
    } finally {
      solver.turnOn(0);
    }
  };
  const reaching = new Map<number, { readonly tree: CorpusTree; readonly verdict: string }[]>();
  for (const tree of trees) {
    const verdict = verdictText(solve(tree, 0));
    for (const number of solver.reached()) reaching.set(number, [...(reaching.get(number) ?? []), { tree, verdict }]);
  }
  return solver.mutants.filter(chosen).map((mutant) => {
    let fate: Fate = reaching.has(mutant.number) ? 'same' : 'unreached';
    let by = '';
    for (const { tree, verdict } of reaching.get(mutant.number) ?? []) {
      const found = judge(() => solve(tree, mutant.number), tree, verdict);
      if (found !== 'same') by = by === '' || found !== 'unexpected' ? tree.analysed.query.name : by;
      if (found === 'killed' || found === 'crashed') return { mutant, fate: found, by };
      if (found === 'unexpected') fate = found;
    }
    return { mutant, fate, by };
  });
}

function judge(solve: () => SolvedQuery | null, { expected, rows }: CorpusTree, verdict: string): Fate {
  let solved: SolvedQuery | null;
  try {
    solved = solve();
  } catch {
    return 'crashed';
  }
  if (verdictText(solved) === verdict) return 'same';
  return solved === null || isMissed(solved, expected, rows) ? 'killed' : 'unexpected';
}

function isMissed(solved: SolvedQuery, expected: CorpusTree['expected'], rows: CorpusTree['rows']): boolean {
  try {
    return lies(solved, rows).length > 0 || unmet(solved, expected, rows).length > 0;
  } catch {
    // The value does not have the form of the type at all.
    return true;
  }
}

/** All that is decided, without words. */
function verdictText(solved: SolvedQuery | null): string {
  return JSON.stringify(solved, (key, value: unknown) => (['reason', 'origins', 'override', 'source', 'doc', 'sql'].includes(key) ? undefined : value)) ?? '';
}
