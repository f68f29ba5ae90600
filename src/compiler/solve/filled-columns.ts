/** Columns that an outer join can have filled with NULL where they are looked at. */
import { int, ints, type TreeNode } from '../tree/node.js';
import { some } from '../tree/walk.js';
import { sideKey, sideOf } from './outer-joins.js';
import type { Scope } from './scope.js';

/** Whether the join fills the relation's side. A join that the level does not know counts, and so do grouping sets. */
export function canFill(scope: Scope, index: number, relation: number): boolean {
  const join = scope.outerJoins.get(index);
  if (join === undefined) return true;
  const side = sideOf(join, relation);
  return side === null || scope.alive.has(sideKey(index, side));
}

/** Whether some column of this level in the expression can be filled. */
export function holdsFilledColumn(node: TreeNode, scope: Scope): boolean {
  return some(
    node,
    (part) =>
      part.tag === 'VAR' &&
      int(part, 'varlevelsup') === 0 &&
      ints(part, 'varnullingrels').some((join) => canFill(scope, join, int(part, 'varno'))),
  );
}

/** A FULL JOIN that may keep unmatched rows of both sides: two rows of one and one. */
export function keepsBothSides(scope: Scope): boolean {
  return [...scope.outerJoins.keys()].some((join) => scope.alive.has(sideKey(join, 'left')) && scope.alive.has(sideKey(join, 'right')));
}
