/**
 * Proof by contradiction: a row is assumed in which an expression is NULL, and found not to meet WHERE, HAVING, the
 * joins, a CHECK constraint, or what the branches of CASE around it say.
 *
 * @see https://www.postgresql.org/docs/18/functions-logical.html three-valued logic
 */
import { bool, children, type TreeNode } from '../../tree/node.js';
import type { Premise, Scope } from '../scope.js';
import type { Solver } from '../solver.js';
import { assume, assumeNull } from './assume.js';
import type { Row } from './evaluate.js';
import { Knowledge } from './knowledge.js';
import { FALSE, NULL } from './outcomes.js';
import { premisesOf } from './premises.js';

/** Rounds in which one condition may settle another. */
const MOST_ROUNDS = 8;

/** Whether no row of the scope has NULL for the expression. */
export function isNeverNullHere(node: TreeNode, scope: Scope, solver: Solver): boolean {
  return contradicts(scope, solver, (row) => assumeNull(node, true, row));
}

/** Whether no row of the scope can be there: what is assumed of it cannot hold together. */
export function isImpossible(scope: Scope, solver: Solver): boolean {
  return contradicts(scope, solver, () => {});
}

/** Whether the condition is true for every row of the scope. */
export function isTrueHere(condition: TreeNode, scope: Scope, solver: Solver): boolean {
  return isImpossible({ ...scope, assumptions: [...scope.assumptions, { condition, outcomes: FALSE | NULL }] }, solver);
}

function contradicts(scope: Scope, solver: Solver, start: (row: Row) => void): boolean {
  const premises = knownPremises(scope, solver);
  // What RETURNING shows is not the row that the conditions saw; 16 and 17 do not mark what grouping sets leave out.
  const isUnmarked = children(scope.query, 'groupingSets').length > 0 && !bool(scope.query, 'hasGroupRTE');
  if (premises.length === 0 || scope.refuting || scope.returning || isUnmarked) return false;
  const row: Row = { known: new Knowledge(), scope: plain(scope), solver };
  start(row);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = row.known.changes;
    for (const { condition, outcomes } of premises) assume(condition, outcomes, row);
    if (row.known.changes === before) break;
  }
  return row.known.isImpossible;
}

const known = new WeakMap<Scope, readonly Premise[]>();

function knownPremises(scope: Scope, solver: Solver): readonly Premise[] {
  const found = known.get(scope) ?? [...premisesOf(scope, solver), ...scope.assumptions];
  known.set(scope, found);
  return found;
}

const plainScopes = new WeakMap<Scope, Scope>();

function plain(scope: Scope): Scope {
  const found = plainScopes.get(scope) ?? { ...scope, refuting: true };
  plainScopes.set(scope, found);
  return found;
}
