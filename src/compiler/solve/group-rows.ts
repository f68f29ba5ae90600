/** Whether every group that a query shows has a row of its own. */
import type { Catalogue } from '../catalogue.js';
import { conjuncts } from '../tree/conjuncts.js';
import { child, children, int, type TreeNode } from '../tree/node.js';
import { countComparison } from './count-comparison.js';
import type { Scope } from './scope.js';

/** With GROUP BY a group exists because of its rows; `GROUP BY ()` and no GROUP BY give a row for nothing. */
export function everyGroupHasRows({ query }: Scope, catalogue: Catalogue): boolean {
  const having = child(query, 'havingQual');
  if (having !== null && conjuncts(having).some((part) => countComparison(part, catalogue)?.heldByZero === false)) return true;
  const sets = children(query, 'groupingSets');
  // Each item of GROUP BY is combined with every other: the empty set comes out where all hold it.
  if (sets.length > 0) return sets.some((set) => !holdsEmptySet(set));
  return children(query, 'groupClause').length > 0;
}

/** GroupingSetKind: 0 EMPTY, 1 SIMPLE, 2 ROLLUP, 3 CUBE, 4 SETS. */
function holdsEmptySet(set: TreeNode): boolean {
  const kind = int(set, 'kind');
  if (kind === 4) return children(set, 'content').some(holdsEmptySet);
  return kind !== 1;
}
