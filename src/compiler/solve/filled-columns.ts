/** Columns that an outer join can have filled with NULL where they are looked at. */
import { int, ints, type TreeNode } from '../tree/node.js';
import { some } from '../tree/walk.js';
import { sideKey, sideOf } from './outer-joins.js';
import { rangeTableEntry, RteKind, type Scope } from './scope.js';

/** Whether the join fills the relation's side. A join that the level does not know counts, and so do grouping sets. */
export function canFill(scope: Scope, index: number, relation: number): boolean {
  const join = scope.outerJoins.get(index);
  if (join === undefined) return true;
  return scope.alive.has(sideKey(index, sideOf(join, relation)));
}

/**
 * Whether an outer join can fill the column in some rows and leave it in others: then it has two values, its own and NULL.
 *
 * @param bound relations that are known to give at most one row; a join of such gives one row too
 */
export function isFilledInSome(column: TreeNode, scope: Scope, bound: ReadonlySet<number>): boolean {
  const relation = int(column, 'varno');
  return ints(column, 'varnullingrels').some((join) => canFill(scope, join, relation) && !givesOneRow(scope, join, bound));
}

function givesOneRow(scope: Scope, index: number, bound: ReadonlySet<number>): boolean {
  const join = scope.outerJoins.get(index);
  if (join === undefined || keepsBothSides(scope)) return false;
  return [...join.left, ...join.right].every((below) => bound.has(below) || int(rangeTableEntry(scope, below), 'rtekind') === RteKind.join);
}

/** Whether the expression holds such a column of this level. */
export function holdsFilledColumn(node: TreeNode, scope: Scope, bound: ReadonlySet<number>): boolean {
  return some(node, (part) => int(part, 'varlevelsup') === 0 && isFilledInSome(part, scope, bound));
}

/** A FULL JOIN that may keep unmatched rows of both sides: two rows of one and one. */
export function keepsBothSides(scope: Scope): boolean {
  return [...scope.outerJoins.keys()].some((join) => scope.alive.has(sideKey(join, 'left')) && scope.alive.has(sideKey(join, 'right')));
}
