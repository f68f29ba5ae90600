/** Turns each mutant on, and asks the corpus whether it sees a difference. */
import { lies, unmet } from '../nullability/judge.js';
import type { Diagnostic } from '../../src/compiler/diagnostics/diagnostic.js';
import type { SolvedQuery } from '../../src/compiler/model.js';
import type { CorpusTree } from './corpus-trees.js';
import type { Mutant } from './instrument.js';
import type { MutableSolver } from './mutable-solver.js';

export type Fate =
  /** A statement of the corpus fails. */
  | 'killed'
  /** The mutated solver breaks off. */
  | 'crashed'
  /** Verdicts change, and no statement expects what they were. */
  | 'unexpected'
  /** Nothing but the words of reasons changes. */
  | 'reworded'
  /** Nothing changes. */
  | 'same'
  /** No statement gets there. */
  | 'unreached';

export interface JudgedMutant {
  readonly mutant: Mutant;
  readonly fate: Fate;
  /** The first statement that shows it. */
  readonly by: string;
}

/** Guards asked for a statement that takes too long to be judged under each mutant. */
const LARGE = 100_000;

/** A mutant that asks so many times more guards does not come to an end. */
const ENDLESS = 20;

interface Reaching {
  readonly tree: CorpusTree;
  /** Without a mutant. */
  readonly verdict: Verdict;
  /** Guards that were asked for it. */
  readonly steps: number;
  /** The last mutant that it killed. */
  killed: number;
}

/** @param told called with each as soon as it is judged */
export function judgeMutants(
  solver: MutableSolver,
  trees: readonly CorpusTree[],
  mutants: readonly Mutant[],
  told: (judged: JudgedMutant) => void = () => undefined,
): readonly JudgedMutant[] {
  const solve = ({ analysed, catalogue, types }: CorpusTree, number: number, most: number): Solved => {
    solver.startAnew();
    solver.limitSteps(most);
    solver.turnOn(number);
    try {
      return solver.solveQuery(analysed, catalogue, types);
    } finally {
      solver.turnOn(0);
    }
  };
  const reaching = new Map<number, Reaching[]>();
  for (const tree of trees) {
    const verdict = verdictOf(solve(tree, 0, Number.POSITIVE_INFINITY));
    if (solver.steps() > LARGE) continue;
    const reached: Reaching = { tree, verdict, steps: solver.steps(), killed: 0 };
    for (const number of solver.reached()) {
      const others = reaching.get(number);
      if (others === undefined) reaching.set(number, [reached]);
      else others.push(reached);
    }
  }
  const fateOf = (mutant: Mutant): JudgedMutant => {
    let fate: Fate = reaching.has(mutant.number) ? 'same' : 'unreached';
    let by = '';
    // Statements that missed the guards beside this one come first.
    const likely = (reaching.get(mutant.number) ?? []).toSorted((left, right) => right.killed - left.killed);
    for (const statement of likely) {
      const { tree, verdict, steps } = statement;
      const found = judge(() => solve(tree, mutant.number, ENDLESS * (steps + 1000)), tree, verdict);
      const { name } = tree.analysed.query;
      if (found === 'killed' || found === 'crashed') {
        statement.killed = mutant.number;
        return { mutant, fate: found, by: name };
      }
      if (fate !== 'unexpected' && found !== 'same' && found !== fate) {
        fate = found;
        by = name;
      }
    }
    return { mutant, fate, by };
  };
  return mutants.map((mutant) => {
    const judged = fateOf(mutant);
    told(judged);
    return judged;
  });
}

type Solved = SolvedQuery | readonly Diagnostic[];

function judge(solve: () => Solved, { expected }: CorpusTree, verdict: Verdict): Fate {
  let solved: Solved;
  try {
    solved = solve();
  } catch {
    return 'crashed';
  }
  const { decided, words } = verdictOf(solved);
  if (decided === verdict.decided) return words === verdict.words ? 'same' : 'reworded';
  return expected === null || !('name' in solved) || isMissed(solved, expected) ? 'killed' : 'unexpected';
}

function isMissed(solved: SolvedQuery, { said, rows }: NonNullable<CorpusTree['expected']>): boolean {
  try {
    return lies(solved, rows).length > 0 || unmet(solved, said, rows).length > 0;
  } catch {
    // The value does not have the form of the type at all.
    return true;
  }
}

/** As the runs print it. */
export function mutantLine({ mutant, fate, by }: JudgedMutant): string {
  const code = mutant.code.length > 110 ? `${mutant.code.slice(0, 110)}…` : mutant.code;
  return `${mutant.file}:${mutant.line}: ${fate}${by === '' ? '' : ` (${by})`}: ${code}  →  ${mutant.by}`;
}

/** Whether nothing that fails shows it. */
export function survives({ fate }: JudgedMutant): boolean {
  return fate === 'same' || fate === 'unreached' || fate === 'unexpected';
}

interface Verdict {
  /** All that is decided, without words. */
  readonly decided: string;
  readonly words: string;
}

function verdictOf(solved: Solved): Verdict {
  if (!('name' in solved)) return { decided: solved.map(({ code, offset }) => `${code} at ${offset}`).join(), words: JSON.stringify(solved.map(({ message, help }) => message + help)) };
  const silent = new Set(['reason', 'origins', 'override', 'source', 'doc', 'sql']);
  const words: unknown[] = [];
  const decided = JSON.stringify(solved, (key, value: unknown) => {
    if (!silent.has(key)) return value;
    words.push(value);
    return undefined;
  });
  return { decided, words: JSON.stringify(words) };
}
