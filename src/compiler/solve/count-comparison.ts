/** `count(…) > 0` and its like, either way round. */
import type { Catalogue } from '../catalogue.js';
import { children, type TreeNode } from '../tree/node.js';
import { aggregateName } from './aggregate-kinds.js';
import { constantInteger } from './constant-integer.js';
import { numberComparisons } from './number-comparisons.js';
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
  const isTurned = aggregateName(right, catalogue) === 'count';
  const [count, bound] = isTurned ? [right, constantInteger(left)] : [left, constantInteger(right)];
  const holds = numberComparisons[isTurned ? (turned[operator] ?? operator) : operator];
  return holds === undefined || bound === null || aggregateName(count, catalogue) !== 'count' ? null : { count, heldByZero: holds(0, bound) };
}

const turned: Readonly<Record<string, string>> = { gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' };
