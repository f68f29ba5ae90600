/** `count(…) > 0` and its like, either way round. */
import type { Catalogue } from '../catalogue.js';
import { children, int, type TreeNode } from '../tree/node.js';
import { constantInteger } from './constant-integer.js';
import { functionOid } from './volatility.js';

export interface CountComparison {
  readonly count: TreeNode;
  /** Whether the comparison is true where nothing is counted. */
  readonly heldByZero: boolean;
}

/** Null for other conditions, and where the number is not written there. Aggregates of this level only. */
export function countComparison(condition: TreeNode, catalogue: Catalogue): CountComparison | null {
  const called = condition.tag === 'OPEXPR' ? catalogue.functions.get(functionOid(condition, catalogue)) : undefined;
  const operator = called?.builtIn === true ? /^int(?:8|84|82|48|28)(gt|ge|lt|le|eq|ne)$/.exec(called.name)?.[1] : undefined;
  const [left, right] = children(condition, 'args');
  if (operator === undefined || left === undefined || right === undefined) return null;
  const isTurned = isCount(right, catalogue);
  const [count, bound] = isTurned ? [right, constantInteger(left)] : [left, constantInteger(right)];
  const holds = comparisons[isTurned ? (turned[operator] ?? operator) : operator];
  return holds === undefined || bound === null || !isCount(count, catalogue) ? null : { count, heldByZero: holds(0, bound) };
}

const turned: Readonly<Record<string, string>> = { gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' };

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
};

function isCount(node: TreeNode, catalogue: Catalogue): boolean {
  const called = int(node, 'agglevelsup') === 0 ? catalogue.functions.get(int(node, 'aggfnoid')) : undefined;
  return called?.builtIn === true && called.name === 'count';
}
