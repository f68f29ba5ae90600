/**
 * What CHECK constraints say of the elements of an array: `CHECK (array_position(tags, NULL) IS NULL)`. The test is
 * never NULL itself, so it holds in every row, and it refuses arrays of more than one dimension.
 *
 * @see https://www.postgresql.org/docs/18/functions-array.html
 */
import type { CatalogueRelation } from '../../catalogue.js';
import { conjuncts } from '../../tree/conjuncts.js';
import { child, children, int, type TreeNode } from '../../tree/node.js';
import { readRootNode } from '../../tree/read-node-tree.js';
import { type Contents, unknownContents } from '../../types/contents.js';
import { notNull } from '../verdict.js';

const fullColumns = new WeakMap<CatalogueRelation, ReadonlySet<number>>();

export function checkedContents(relation: CatalogueRelation, attribute: number): Contents {
  const columns = fullColumns.get(relation) ?? new Set(relation.checks.flatMap((text) => conjuncts(readRootNode(text)).flatMap(fullColumn)));
  fullColumns.set(relation, columns);
  if (!columns.has(attribute)) return unknownContents;
  return { kind: 'array', element: { ...notNull('a CHECK constraint keeps NULL out of the array'), contents: unknownContents } };
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
