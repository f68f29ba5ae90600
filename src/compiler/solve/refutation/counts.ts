/** `num_nonnulls(a, b) = 1` and `num_nulls(a, b) < 2`: conditions on how many values are NULL. */
import type { Catalogue } from '../../catalogue.js';
import { bool, children, type TreeNode } from '../../tree/node.js';
import { functionOid } from '../volatility.js';
import { constantKey } from './constants.js';

export interface CountComparison {
  readonly args: readonly TreeNode[];
  /** Whether the condition is true with this many arguments that are not NULL. */
  readonly accepts: (notNull: number) => boolean;
}

const operators: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  int4eq: (a, b) => a === b,
  int4ne: (a, b) => a !== b,
  int4lt: (a, b) => a < b,
  int4le: (a, b) => a <= b,
  int4gt: (a, b) => a > b,
  int4ge: (a, b) => a >= b,
};

/** Only with the count on the left and a constant on the right; null for other conditions. */
export function countComparison(node: TreeNode, catalogue: Catalogue): CountComparison | null {
  const signature = node.tag === 'OPEXPR' ? catalogue.functions.get(functionOid(node, catalogue))?.signature : undefined;
  const compare = operators[/^pg_catalog\.(\w+)\(integer,integer\)$/.exec(signature ?? '')?.[1] ?? ''];
  const [count, constant] = children(node, 'args');
  if (compare === undefined || count?.tag !== 'FUNCEXPR' || constant === undefined) return null;
  const counted = catalogue.functions.get(functionOid(count, catalogue))?.signature;
  const limit = constantKey(constant);
  // VARIADIC hands over one array, whose elements are counted.
  if (limit === null || bool(count, 'funcvariadic')) return null;
  const args = children(count, 'args');
  if (counted === 'pg_catalog.num_nonnulls("any")') return { args, accepts: (notNull) => compare(notNull, Number(limit)) };
  if (counted === 'pg_catalog.num_nulls("any")') return { args, accepts: (notNull) => compare(args.length - notNull, Number(limit)) };
  return null;
}
