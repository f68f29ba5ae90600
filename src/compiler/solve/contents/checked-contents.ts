/**
 * What CHECK constraints say of the values of a column. Of the elements of an array: `CHECK (array_position(tags, NULL) IS
 * NULL)`, which is never NULL itself, so it holds in every row, and refuses arrays of more than one dimension. Of a time:
 * `CHECK (isfinite(at))`, which passes NULL, but nothing is said of that here.
 *
 * @see https://www.postgresql.org/docs/18/functions-array.html
 * @see https://www.postgresql.org/docs/18/functions-datetime.html
 */
import type { CatalogueRelation } from '../../catalogue.js';
import { conjuncts } from '../../tree/conjuncts.js';
import { child, children, int, type TreeNode } from '../../tree/node.js';
import { readRootNode } from '../../tree/read-node-tree.js';
import { type Contents, unknownContents } from '../../types/contents.js';
import { notNull } from '../verdict.js';

const checked = new WeakMap<CatalogueRelation, ReadonlyMap<number, Contents>>();

export function checkedContents(relation: CatalogueRelation, attribute: number): Contents {
  const known = checked.get(relation) ?? new Map(relation.checks.flatMap((text) => conjuncts(readRootNode(text)).flatMap(saidBy)));
  checked.set(relation, known);
  return known.get(attribute) ?? unknownContents;
}

function saidBy(test: TreeNode): readonly (readonly [number, Contents])[] {
  const full: Contents = { kind: 'array', element: { ...notNull('a CHECK constraint keeps NULL out of the array'), contents: unknownContents } };
  const finite: Contents = { kind: 'finite' };
  return [...fullColumn(test).map((column) => [column, full] as const), ...finiteColumn(test).map((column) => [column, finite] as const)];
}

/** OIDs of isfinite(date), isfinite(timestamptz), isfinite(interval) and isfinite(timestamp). */
const isFinite = new Set([1373, 1389, 1390, 2048]);

function finiteColumn(test: TreeNode): readonly number[] {
  const [time] = isFinite.has(int(test, 'funcid')) ? children(test, 'args') : [];
  return time?.tag === 'VAR' ? [int(time, 'varattno')] : [];
}

/** OID of array_position(anycompatiblearray, anycompatible). */
const ARRAY_POSITION = 3277;

function fullColumn(test: TreeNode): readonly number[] {
  const call = test.tag === 'NULLTEST' && int(test, 'nulltesttype') === 0 ? child(test, 'arg') : null;
  if (call?.tag !== 'FUNCEXPR' || int(call, 'funcid') !== ARRAY_POSITION) return [];
  const [array, wanted] = children(call, 'args');
  const isNull = wanted?.tag === 'CONST' && wanted.fields.get('constisnull') === 'true';
  return array?.tag === 'VAR' && isNull ? [int(array, 'varattno')] : [];
}
