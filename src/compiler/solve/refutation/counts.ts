/** `num_nonnulls(a, b) = 1` and `num_nulls(a, b) < 2`: conditions on how many values are NULL. */
import type { Catalogue } from '../../catalogue.js';
import { bool, children, type TreeNode } from '../../tree/node.js';
import { numberComparisons } from '../number-comparisons.js';
import { functionOid } from '../volatility.js';
import { constantKey } from './constants.js';

export interface NullCount {
  readonly args: readonly TreeNode[];
  /** Whether the condition is true with this many arguments that are not NULL. */
  readonly accepts: (notNull: number) => boolean;
}

/** Only with the count on the left and a constant on the right; null for other conditions. */
export function nullCount(node: TreeNode, catalogue: Catalogue): NullCount | null {
  const signature = node.tag === 'OPEXPR' ? catalogue.functions.get(functionOid(node, catalogue))?.signature : undefined;
  const compare = numberComparisons[/^pg_catalog\.int4(\w+)\(integer,integer\)$/.exec(signature ?? '')?.[1] ?? ''];
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
