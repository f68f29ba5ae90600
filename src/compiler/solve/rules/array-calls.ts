/** Functions that have no answer for empty arrays: the length, the bounds, the number of dimensions. */
import type { CatalogueFunction } from '../../catalogue.js';
import type { TreeNode } from '../../tree/node.js';
import { constantInteger } from '../constant-integer.js';
import { sizeOf } from '../contents/array-size.js';
import type { Scope } from '../scope.js';
import type { Solver } from '../solver.js';
import { notNull, type Verdict } from '../verdict.js';

const ofDimension = new Set(['array_length', 'array_lower', 'array_upper'].map((name) => `pg_catalog.${name}(anyarray,integer)`));
const ofArray = new Set(['array_ndims', 'array_dims'].map((name) => `pg_catalog.${name}(anyarray)`));

/** Null where nothing is known of the call. */
export function arrayCall(called: CatalogueFunction, args: readonly TreeNode[], scope: Scope, solver: Solver): Verdict | null {
  const [array, dimension] = args;
  if (array === undefined || !(ofDimension.has(called.signature) || ofArray.has(called.signature))) return null;
  const isFirst = dimension === undefined || constantInteger(dimension) === 1;
  if (!isFirst || sizeOf(solver.contents(array, scope)).atLeast === 0) return null;
  const verdict = solver.expression(array, scope);
  return verdict.nullable ? verdict : notNull(`${called.name} of an array that is not empty`);
}
