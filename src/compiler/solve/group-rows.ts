/** Whether every group that a query shows has a row of its own. */
import type { Catalogue } from '../catalogue.js';
import { conjuncts } from '../tree/conjuncts.js';
import { child, children, int, isNode, items, type TreeNode } from '../tree/node.js';
import { constantInteger } from './constant-integer.js';
import { CommandType, type Scope } from './scope.js';
import { functionOid } from './volatility.js';

/** With GROUP BY a group exists because of its rows; `GROUP BY ()` and no GROUP BY give a row for nothing. */
export function everyGroupHasRows({ query }: Scope, catalogue: Catalogue): boolean {
  if (int(query, 'commandType') !== CommandType.select) return false;
  const having = child(query, 'havingQual');
  if (having !== null && conjuncts(having).some((part) => wantsRows(part, catalogue))) return true;
  const sets = children(query, 'groupingSets');
  // Each item of GROUP BY is combined with every other: the empty set comes out where all hold it.
  if (sets.length > 0) return sets.some((set) => !holdsEmptySet(set));
  return children(query, 'groupClause').length > 0;
}

/** GroupingSetKind: 0 EMPTY, 1 SIMPLE, 2 ROLLUP, 3 CUBE, 4 SETS. */
function holdsEmptySet(set: TreeNode): boolean {
  const kind = int(set, 'kind');
  if (kind === 4) return items(set, 'content').some((inner) => isNode(inner) && holdsEmptySet(inner));
  return kind !== 1;
}

/** `count(…) > 0` and its like, either way round: also a count of some rows only is 0 for an empty group. */
function wantsRows(condition: TreeNode, catalogue: Catalogue): boolean {
  const called = condition.tag === 'OPEXPR' ? catalogue.functions.get(functionOid(condition, catalogue)) : undefined;
  const operator = called?.builtIn === true ? /^int(?:8|84|82|48|28)(gt|ge|lt|le|eq|ne)$/.exec(called.name)?.[1] : undefined;
  const [left, right] = children(condition, 'args');
  if (operator === undefined || left === undefined || right === undefined) return false;
  if (isCount(left, catalogue)) return failsForZero(operator, constantInteger(right));
  return isCount(right, catalogue) && failsForZero(turned[operator] ?? operator, constantInteger(left));
}

const turned: Readonly<Record<string, string>> = { gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' };

/** Whether `0 operator bound` is false. */
function failsForZero(operator: string, bound: number | null): boolean {
  if (bound === null) return false;
  if (operator === 'gt') return true;
  if (operator === 'ne') return bound === 0;
  return (operator === 'ge' || operator === 'eq') && bound > 0;
}

function isCount(node: TreeNode, catalogue: Catalogue): boolean {
  const called = node.tag === 'AGGREF' && int(node, 'agglevelsup') === 0 ? catalogue.functions.get(int(node, 'aggfnoid')) : undefined;
  return called?.builtIn === true && called.name === 'count';
}
