/** Comparisons of a condition with a written truth value: `done = true`, `false <> done`. */
import type { Catalogue } from '../catalogue.js';
import { bool, children, int, type TreeNode } from '../tree/node.js';
import { functionOid } from './volatility.js';

export interface TruthComparison {
  readonly condition: TreeNode;
  /** What the condition is where the comparison is true. */
  readonly value: boolean;
}

/** Null for other expressions. */
export function truthComparison(node: TreeNode, catalogue: Catalogue): TruthComparison | null {
  const operator = node.tag === 'OPEXPR' ? catalogue.functions.get(functionOid(node, catalogue))?.signature : undefined;
  const isEqual = operator === 'pg_catalog.booleq(boolean,boolean)';
  const [left, right] = children(node, 'args');
  if ((!isEqual && operator !== 'pg_catalog.boolne(boolean,boolean)') || left === undefined || right === undefined) return null;
  const written = [right, left].map(booleanConstant);
  const value = written[0] ?? written[1];
  return value === undefined || value === null ? null : { condition: written[0] === null ? right : left, value: value === isEqual };
}

/** OID of the type boolean. */
const BOOLEAN = 16;

/** Null for what is no constant, and for NULL. */
function booleanConstant(node: TreeNode): boolean | null {
  if (node.tag !== 'CONST' || int(node, 'consttype') !== BOOLEAN || bool(node, 'constisnull')) return null;
  const value = node.fields.get('constvalue');
  return typeof value === 'object' && value !== null && 'datum' in value ? value.datum[0] === 1 : null;
}
