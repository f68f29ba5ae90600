/**
 * Generated columns: what their expression says of the other columns of the row.
 *
 * @see https://www.postgresql.org/docs/18/ddl-generated-columns.html
 */
import type { CatalogueRelation } from '../catalogue.js';
import type { TreeNode } from '../tree/node.js';
import { readRootNode } from '../tree/read-node-tree.js';
import type { Solver } from './solver.js';
import { calledFunctions } from './volatility.js';

const trees = new WeakMap<CatalogueRelation, Map<number, TreeNode | null>>();

/**
 * The expression over the table as number 1. Null for other columns; for tables with children, which may generate
 * otherwise; and where a function of the user may have changed since the value was stored.
 */
export function generationTree(relation: CatalogueRelation, attribute: number, { catalogue }: Solver): TreeNode | null {
  if (relation.kind !== 'r' || relation.hasChildren) return null;
  const known = trees.get(relation) ?? new Map<number, TreeNode | null>();
  trees.set(relation, known);
  const found = known.get(attribute);
  if (found !== undefined) return found;
  const column = relation.columns.find((candidate) => candidate.number === attribute);
  const tree = column?.generated === true && column.expression !== null ? readRootNode(column.expression) : null;
  const isLasting = [...calledFunctions(tree, catalogue)].every((oid) => catalogue.functions.get(oid)?.signature.startsWith('pg_catalog.') === true);
  known.set(attribute, isLasting ? tree : null);
  return isLasting ? tree : null;
}
