/** What follows for a row when a condition comes out in one of some ways, or an expression is NULL or not. */
import { child, children, int, type TreeNode, word } from '../../tree/node.js';
import { bare } from '../relative-text.js';
import { nullCount } from './counts.js';
import {
  canBeNull,
  canBeValue,
  countBounds,
  isNeverNull,
  isStrict,
  outcomes,
  type Row,
  testedOutcomes,
  testedValue,
  truthSides,
  valueComparison,
} from './evaluate.js';
import { negatedOperator } from './negated-operator.js';
import { ANY, FALSE, negated, NULL, type Outcomes, TRUE } from './outcomes.js';
import { groupedExpression, groupingTerm, termOf } from './terms.js';

/** The condition has one of the outcomes `wanted`. */
export function assume(node: TreeNode, wanted: Outcomes, row: Row): void {
  const possible = outcomes(node, row) & wanted;
  if (possible === 0) return row.known.contradict();
  switch (node.tag) {
    case 'CONST':
      return;
    case 'RELABELTYPE':
      return assume(bare(node), wanted, row);
    case 'BOOLEXPR':
      return assumeBoolean(node, wanted, row);
    case 'NULLTEST': {
      const arg = testedValue(node);
      if (arg !== null && (possible === TRUE || possible === FALSE)) {
        assumeNull(arg, (possible === TRUE) === (int(node, 'nulltesttype') === 0), row);
      }
      return;
    }
    case 'BOOLEANTEST': {
      const arg = child(node, 'arg');
      const tested = testedOutcomes(node);
      if (arg !== null && (possible === TRUE || possible === FALSE)) assume(arg, possible === TRUE ? tested : ANY & ~tested, row);
      return;
    }
    default:
      assumeComparison(node, wanted, row);
      if ((wanted & NULL) === 0) assumeNull(node, false, row);
      else if (wanted === NULL) assumeNull(node, true, row);
  }
}

function assumeBoolean(node: TreeNode, wanted: Outcomes, row: Row): void {
  const args = children(node, 'args');
  const operator = word(node, 'boolop');
  if (operator === 'not') {
    if (args[0] !== undefined) assume(args[0], negated(wanted), row);
    return;
  }
  // OR is AND of the opposites, the other way round.
  const turn = (set: Outcomes): Outcomes => (operator === 'and' ? set : negated(set));
  const asAnd = turn(wanted);
  // AND holds, or is not false, only where each part is so.
  const ofEach = (asAnd & FALSE) !== 0 ? ANY : asAnd === TRUE ? TRUE : TRUE | NULL;
  for (const arg of args) if (ofEach !== ANY) assume(arg, turn(ofEach), row);
  // AND fails where some part does: the only one that can.
  const failing = asAnd === FALSE ? FALSE : (asAnd & TRUE) === 0 ? FALSE | NULL : 0;
  if (failing === 0) return;
  const able = args.filter((arg) => (turn(outcomes(arg, row)) & failing) !== 0);
  if (able.length === 1 && able[0] !== undefined) assume(able[0], turn(failing), row);
}

function assumeComparison(node: TreeNode, wanted: Outcomes, row: Row): void {
  const truth = truthSides(node, row);
  if (truth !== null) return assumeSameTruth(truth.sides, truth.isEqual ? wanted : negated(wanted), row);
  const count = nullCount(node, row.solver.catalogue);
  if (count !== null) {
    const { least, most } = countBounds(count, row);
    if (wanted !== TRUE && wanted !== FALSE) return;
    const fitting = Array.from({ length: most - least + 1 }, (_, index) => least + index).filter((notNull) => count.accepts(notNull) === (wanted === TRUE));
    const [only, ...others] = fitting;
    if (others.length > 0 || (only !== least && only !== most)) return;
    for (const arg of count.args) {
      if (canBeNull(arg, row) && canBeValue(arg, row)) assumeNull(arg, only === least, row);
    }
    return;
  }
  const compared = valueComparison(node, row);
  if (compared !== null) {
    const { term, constants, isEqual } = compared;
    const same = isEqual ? wanted : negated(wanted);
    if ((same & TRUE) === 0) row.known.exclude(term, constants);
    else if ((same & FALSE) === 0) row.known.setAmong(term, constants);
    return;
  }
  const opposite = negatedOperator(node, row.solver.catalogue);
  const term = termOf(opposite ?? node, row.scope, row.solver);
  if (term !== null) row.known.setOutcomes(term, opposite === null ? wanted : negated(wanted));
}

function assumeSameTruth([left, right]: readonly [TreeNode, TreeNode], wanted: Outcomes, row: Row): void {
  for (const [side, other] of [[left, right], [right, left]] as const) {
    const known = outcomes(side, row);
    if (known !== TRUE && known !== FALSE) continue;
    assume(other, (known === TRUE ? wanted : negated(wanted)), row);
  }
}

/** The expression is NULL (`isNull`), or is not. */
export function assumeNull(node: TreeNode, isNull: boolean, row: Row): void {
  const args = children(node, 'args');
  const all = (): void => args.forEach((arg) => assumeNull(arg, isNull, row));
  const theOnly = (able: (arg: TreeNode, row: Row) => boolean): void => {
    const left = args.filter((arg) => able(arg, row));
    if (left.length === 1 && left[0] !== undefined) assumeNull(left[0], isNull, row);
  };
  switch (node.tag) {
    case 'CONST':
      return;
    case 'RELABELTYPE':
    case 'COLLATEEXPR': {
      const arg = child(node, 'arg');
      return arg === null ? undefined : assumeNull(arg, isNull, row);
    }
    case 'COALESCEEXPR':
    case 'MINMAXEXPR':
      return isNull ? all() : theOnly(canBeValue);
    case 'BOOLEXPR':
      return assume(node, isNull ? NULL : TRUE | FALSE, row);
    case 'OPEXPR':
    case 'FUNCEXPR':
      if (isNull && isNeverNull(node, row.solver)) theOnly(canBeNull);
      if (!isNull && isStrict(node, row.solver)) all();
      break;
    case 'VAR':
      if (isNull) assumeLeftOut(node, row);
  }
  const term = termOf(node, row.scope, row.solver);
  if (term !== null) row.known.setNull(term, isNull);
}

/** A grouped value that is never NULL is NULL where a grouping set leaves it out, and there GROUPING is 1. */
function assumeLeftOut(node: TreeNode, row: Row): void {
  const { scope } = row;
  const grouped = int(node, 'varlevelsup') === 0 ? groupedExpression(node, scope) : null;
  if (grouped === null || canBeNull(grouped, row)) return;
  const clause = children(scope.query, 'groupClause')[int(node, 'varattno') - 1];
  if (clause !== undefined) row.known.setAmong(groupingTerm([int(clause, 'tleSortGroupRef')]), ['1']);
}
