/**
 * Times and intervals that are not infinite: now(), constants, and what is made of them. Infinity has no hour and no text.
 *
 * @see https://www.postgresql.org/docs/18/datatype-datetime.html#DATATYPE-DATETIME-SPECIAL-VALUES
 */
import type { CatalogueFunction } from '../../catalogue.js';
import { children, type TreeNode } from '../../tree/node.js';
import { type Contents, unknownContents } from '../../types/contents.js';
import { expressionType } from '../expression-type.js';
import type { Scope } from '../scope.js';
import type { Solver } from '../solver.js';

const finite: Contents = { kind: 'finite' };

/** CURRENT_DATE and its like; of the names that the session has too, nobody asks it. */
export const clockContents: Contents = finite;

/** Times of the session, and times made of numbers: what is out of range is an error, an infinite number too. */
const alwaysFinite =
  /^pg_catalog\.(now\(\)|(transaction|statement|clock)_timestamp\(\)|pg_(postmaster_start|conf_load)_time\(\)|make_(date|timestamp|timestamptz|interval)\()/;

/** Give a finite value for finite ones: what is out of range is an error. */
const keeping =
  /^pg_catalog\.(date|timestamp|timestamptz|timezone|to_timestamp|date_trunc|date_bin|date_add|date_subtract|age|interval|justify_\w+|interval_(pl|mi|um|mul|div)|mul_d_interval|date_(pli|mii|pl_interval|mi_interval)|datetime_pl|datetimetz_pl|timestamp(tz)?_(pl_interval|mi_interval|mi))\(/;

/** A series starts with its first value, and a step is never infinite: the end alone may be. */
const series = /^pg_catalog\.generate_series\(timestamp /;

/** OIDs of types that are never infinite: the integers, text, time and timetz. */
const plainTypes = new Set([20, 21, 23, 25, 1083, 1266]);

export function finiteTimeCall(node: TreeNode, called: CatalogueFunction, scope: Scope, solver: Solver): Contents {
  const { signature } = called;
  if (alwaysFinite.test(signature)) return finite;
  const args = children(node, 'args');
  const isFinite = (arg: TreeNode): boolean =>
    plainTypes.has(expressionType(arg, solver.catalogue)) || solver.contents(arg, scope).kind === 'finite';
  if (series.test(signature)) return args.slice(0, 1).every(isFinite) ? finite : unknownContents;
  return keeping.test(signature) && args.every(isFinite) ? finite : unknownContents;
}
