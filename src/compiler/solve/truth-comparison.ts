/** Comparisons of a condition with a written truth value: `done = true`, `false <> done`. */
import type { Catalogue } from '../catalogue.js';
import { children, constantBytes, type TreeNode } from '../tree/node.js';
import { functionOid } from './volatility.js';

export interface TruthComparison {
  readonly condition: TreeNode;
  /** What the condition is where the comparison is true. */
  readonly value: boolean;
}

/** @param node a call of an operator; null for other ones */
export function truthComparison(node: TreeNode, catalogue: Catalogue): TruthComparison | null {
  const operator = catalogue.functions.get(functionOid(node, catalogue))?.signature;
  const isEqual = operator === 'pg_catalog.booleq(boolean,boolean)';
  const [left, right] = children(node, 'args');
  if ((!isEqual && operator !== 'pg_catalog.boolne(boolean,boolean)') || left === undefined || right === undefined) return null;
  const onRight = booleanConstant(right);
  const value = onRight ?? booleanConstant(left);
  return value === null ? null : { condition: onRight === null ? right : left, value: value === isEqual };
}

/** Of an operand of truth values. Null for what is no constant, and for NULL. */
function booleanConstant(node: TreeNode): boolean | null {
  const bytes = constantBytes(node);
  return bytes === null ? null : bytes[0] === 1;
}
