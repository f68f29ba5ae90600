/** Functions that have no answer for NaN and infinity: the number of digits after the point. */
import type { CatalogueFunction } from '../../catalogue.js';
import type { TreeNode } from '../../tree/node.js';
import type { Scope } from '../scope.js';
import type { Solver } from '../solver.js';
import type { Verdict } from '../verdict.js';
import { firstNullable } from './arguments.js';

/**
 * Null where nothing is known of the call.
 *
 * @see https://www.postgresql.org/docs/18/functions-math.html on scale and min_scale
 */
export function numberCall(called: CatalogueFunction, args: readonly TreeNode[], scope: Scope, solver: Solver): Verdict | null {
  const [number] = args;
  if (number === undefined || !/^pg_catalog\.(min_)?scale\(numeric\)$/.test(called.signature)) return null;
  if (solver.contents(number, scope).kind !== 'finite') return null;
  return firstNullable([solver.expression(number, scope)], `${called.name} of a number that is finite`);
}
