/** What the aggregates of PostgreSQL make of the rows they see. */
import type { Catalogue } from '../catalogue.js';
import { int, type TreeNode } from '../tree/node.js';

/** The name of an aggregate of PostgreSQL over rows of this level; null for anything else. */
export function aggregateName(node: TreeNode, catalogue: Catalogue): string | null {
  const called = int(node, 'agglevelsup') === 0 ? catalogue.functions.get(int(node, 'aggfnoid')) : undefined;
  return called?.builtIn === true ? called.name : null;
}

/** Never NULL, also over no rows. The last five are the hypothetical-set aggregates. */
export const alwaysCounted: ReadonlySet<string> = new Set(['count', 'regr_count', 'rank', 'dense_rank', 'percent_rank', 'cume_dist']);

/** Give a value for any row, also where the argument is NULL. */
export const collecting: ReadonlySet<string> = new Set([
  'array_agg',
  'json_agg',
  'jsonb_agg',
  'json_agg_strict',
  'jsonb_agg_strict',
  'json_object_agg',
  'jsonb_object_agg',
  'json_object_agg_strict',
  'jsonb_object_agg_strict',
  'json_object_agg_unique',
  'jsonb_object_agg_unique',
  'json_object_agg_unique_strict',
  'jsonb_object_agg_unique_strict',
]);

/** Give a value for rows whose argument is not NULL. Samples (stddev, corr …) need two rows and are not here. */
export const keeping: ReadonlySet<string> = new Set([
  'any_value',
  'avg',
  'bit_and',
  'bit_or',
  'bit_xor',
  'bool_and',
  'bool_or',
  'every',
  'max',
  'min',
  'range_agg',
  'range_intersect_agg',
  'string_agg',
  'sum',
  'stddev_pop',
  'var_pop',
  'xmlagg',
  'mode',
  'percentile_cont',
  'percentile_disc',
]);
