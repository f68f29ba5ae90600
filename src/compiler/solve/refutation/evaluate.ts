/** How a condition can come out, and whether an expression can be NULL, given what is assumed of the row. */
import { bool, child, children, constantBytes, int, type TreeNode, word } from '../../tree/node.js';
import { neverNull } from '../function-facts.js';
import { bare } from '../relative-text.js';
import type { Scope } from '../scope.js';
import type { Solver } from '../solver.js';
import { functionOid } from '../volatility.js';
import { constantComparison } from './constants.js';
import { type NullCount, nullCount } from './counts.js';
import type { Knowledge } from './knowledge.js';
import { negatedOperator } from './negated-operator.js';
import { ANY, conjunction, disjunction, FALSE, negated, NULL, type Outcomes, sameTruth, TRUE } from './outcomes.js';
import { termOf } from './terms.js';

/** A row in a scope, and what is assumed of it. */
export interface Row {
  readonly known: Knowledge;
  /** Without assumptions, so that a verdict is not asked for in its own proof. */
  readonly scope: Scope;
  readonly solver: Solver;
}

export function outcomes(node: TreeNode, row: Row): Outcomes {
  const parts = (): readonly Outcomes[] => children(node, 'args').map((arg) => outcomes(arg, row));
  switch (node.tag) {
    case 'CONST':
      return constantOutcome(node);
    case 'RELABELTYPE':
      return outcomes(bare(node), row);
    case 'BOOLEXPR':
      if (word(node, 'boolop') === 'not') return negated(parts()[0] ?? ANY);
      return word(node, 'boolop') === 'and' ? conjunction(parts()) : disjunction(parts());
    case 'NULLTEST':
      return nullTestOutcomes(node, row);
    case 'BOOLEANTEST':
      return booleanTestOutcomes(node, row);
    case 'COALESCEEXPR':
      return parts().reduce((before, arg) => (before & NULL ? (before & ~NULL) | arg : before), NULL);
    default:
      return comparisonOutcomes(node, row);
  }
}

function constantOutcome(node: TreeNode): Outcomes {
  if (bool(node, 'constisnull')) return NULL;
  const bytes = constantBytes(node);
  if (bytes === null) return ANY;
  return bytes[0] === 1 ? TRUE : FALSE;
}

/** Null for tests of rows, whose fields count. */
export function testedValue(node: TreeNode): TreeNode | null {
  return bool(node, 'argisrow') ? null : child(node, 'arg');
}

function nullTestOutcomes(node: TreeNode, row: Row): Outcomes {
  const arg = testedValue(node);
  if (arg === null) return TRUE | FALSE;
  const isNull = (canBeNull(arg, row) ? TRUE : 0) | (canBeValue(arg, row) ? FALSE : 0);
  // NullTestType: 0 IS NULL, 1 IS NOT NULL.
  return int(node, 'nulltesttype') === 0 ? isNull : negated(isNull);
}

/** The outcomes of its argument that make `x IS TRUE` and its like true. */
export function testedOutcomes(node: TreeNode): Outcomes {
  const wanted = [TRUE, TRUE, FALSE, FALSE, NULL, NULL][int(node, 'booltesttype')] ?? ANY;
  return int(node, 'booltesttype') % 2 === 1 ? ANY & ~wanted : wanted;
}

function booleanTestOutcomes(node: TreeNode, row: Row): Outcomes {
  const arg = child(node, 'arg');
  const tested = arg === null ? ANY : outcomes(arg, row);
  const wanted = testedOutcomes(node);
  return (tested & wanted ? TRUE : 0) | (tested & ~wanted & ANY ? FALSE : 0);
}

/** The two sides of `=` between conditions, such as `(status = 'done') = (finished_at IS NOT NULL)`. */
export function truthSides(node: TreeNode, { solver }: Row): { readonly sides: readonly [TreeNode, TreeNode]; readonly isEqual: boolean } | null {
  const [left, right] = children(node, 'args');
  const signature = node.tag === 'OPEXPR' ? solver.catalogue.functions.get(functionOid(node, solver.catalogue))?.signature : undefined;
  const operator = /^pg_catalog\.bool(eq|ne)\(/.exec(signature ?? '')?.[1];
  return left === undefined || right === undefined || operator === undefined ? null : { sides: [left, right], isEqual: operator === 'eq' };
}

function comparisonOutcomes(node: TreeNode, row: Row): Outcomes {
  const truth = truthSides(node, row);
  if (truth !== null) {
    const same = sameTruth(outcomes(truth.sides[0], row), outcomes(truth.sides[1], row));
    return truth.isEqual ? same : negated(same);
  }
  const count = nullCount(node, row.solver.catalogue);
  if (count !== null) return countOutcomes(count, row);
  const compared = valueComparison(node, row);
  if (compared !== null) {
    const { term, size, constants, isEqual } = compared;
    const nullness = canBeNull(compared.value, row) ? NULL : 0;
    const { yes, no } = canBeValue(compared.value, row) ? row.known.canBeAmong(term, constants, size) : { yes: false, no: false };
    const same = (yes ? TRUE : 0) | (no ? FALSE : 0) | nullness;
    return isEqual ? same : negated(same);
  }
  return namedOutcomes(node, row);
}

/** A condition that is not taken apart, known by its text. */
function namedOutcomes(node: TreeNode, row: Row): Outcomes {
  const nullness = (canBeNull(node, row) ? NULL : 0) | (canBeValue(node, row) ? TRUE | FALSE : 0);
  const opposite = negatedOperator(node, row.solver.catalogue);
  const term = termOf(opposite ?? node, row.scope, row.solver);
  if (term === null) return nullness;
  const known = row.known.outcomes(term);
  return nullness & (opposite === null ? known : negated(known));
}

export interface ValueComparison {
  readonly value: TreeNode;
  readonly term: string;
  readonly constants: readonly string[];
  readonly isEqual: boolean;
  /** How many values the type has. */
  readonly size: number;
}

/** A comparison of a term with constants. */
export function valueComparison(node: TreeNode, { scope, solver }: Row): ValueComparison | null {
  const compared = constantComparison(node, solver.catalogue);
  const term = compared === null ? null : termOf(compared.value, scope, solver);
  return compared === null || term === null ? null : { ...compared, term, size: sizeOf(compared.value, solver) };
}

function sizeOf(value: TreeNode, { catalogue }: Solver): number {
  const type = catalogue.types.get(int(bare(value), 'vartype'));
  return type?.kind === 'e' ? type.labels.length : Number.POSITIVE_INFINITY;
}

/** How many of the arguments are not NULL: at least and at most. */
export function countBounds(count: NullCount, row: Row): { readonly least: number; readonly most: number } {
  const least = count.args.filter((arg) => !canBeNull(arg, row)).length;
  return { least, most: count.args.filter((arg) => canBeValue(arg, row)).length };
}

function countOutcomes(count: NullCount, row: Row): Outcomes {
  const { least, most } = countBounds(count, row);
  const counts = Array.from({ length: most - least + 1 }, (_, index) => count.accepts(least + index));
  return (counts.includes(true) ? TRUE : 0) | (counts.includes(false) ? FALSE : 0);
}

export function canBeNull(node: TreeNode, row: Row): boolean {
  return !isKnown(node, false, row) && row.solver.expression(node, row.scope).nullable;
}

export function canBeValue(node: TreeNode, row: Row): boolean {
  return !isKnown(node, true, row);
}

/** Whether the expression is known to be NULL (`isNull`), or known not to be. */
function isKnown(node: TreeNode, isNull: boolean, row: Row): boolean {
  const args = children(node, 'args');
  switch (node.tag) {
    case 'CONST':
      return bool(node, 'constisnull') === isNull;
    case 'RELABELTYPE':
    case 'COLLATEEXPR': {
      const arg = child(node, 'arg');
      return arg !== null && isKnown(arg, isNull, row);
    }
    case 'COALESCEEXPR':
    case 'MINMAXEXPR':
      return isNull ? args.every((arg) => !canBeValue(arg, row)) : args.some((arg) => !canBeNull(arg, row));
    case 'BOOLEXPR':
    case 'NULLTEST':
    case 'BOOLEANTEST': {
      const found = outcomes(node, row);
      return isNull ? found === NULL : (found & NULL) === 0;
    }
    default: {
      const term = termOf(node, row.scope, row.solver);
      if (term !== null && row.known.isNull(term) === isNull) return true;
      if (isNull) return isStrict(node, row.solver) && args.some((arg) => !canBeValue(arg, row));
      return isNeverNull(node, row.solver) && args.every((arg) => !canBeNull(arg, row));
    }
  }
}

/** NULL for a NULL argument. */
export function isStrict(node: TreeNode, { catalogue }: Solver): boolean {
  if (node.tag !== 'OPEXPR' && node.tag !== 'FUNCEXPR') return false;
  return catalogue.functions.get(functionOid(node, catalogue))?.strict === true;
}

/** Not NULL for arguments that are not. */
export function isNeverNull(node: TreeNode, { catalogue }: Solver): boolean {
  if ((node.tag !== 'OPEXPR' && node.tag !== 'FUNCEXPR') || bool(node, 'funcretset')) return false;
  const called = catalogue.functions.get(functionOid(node, catalogue));
  return called !== undefined && neverNull(called) === 'all';
}
