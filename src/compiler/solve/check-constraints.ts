/**
 * Columns that a CHECK constraint keeps from being NULL. A CHECK passes when its condition is NULL, so
 * only conditions that cannot be NULL count: tests for NULL, and AND, OR, NOT over them.
 *
 * @see https://www.postgresql.org/docs/18/ddl-constraints.html#DDL-CONSTRAINTS-CHECK-CONSTRAINTS
 */
import type { Catalogue, CatalogueRelation } from '../catalogue.js';
import { child, children, type TreeNode } from '../tree/node.js';
import { conjuncts } from '../tree/conjuncts.js';
import { readRootNode } from '../tree/read-node-tree.js';
import { factsWhenTrue } from './conditions.js';

const proven = new WeakMap<CatalogueRelation, ReadonlySet<number>>();

export function provenByChecks(relation: CatalogueRelation, catalogue: Catalogue): ReadonlySet<number> {
  const known = proven.get(relation);
  if (known !== undefined) return known;
  const columns = new Set<number>();
  const place = { catalogue, rangeTable: [], level: 0, origin: 'a CHECK constraint', unless: null };
  for (const text of relation.checks) {
    for (const condition of conjuncts(readRootNode(text)).filter(isNeverNull)) {
      for (const fact of factsWhenTrue(condition, place)) {
        // The relation stands at index 1 in the trees of its own constraints.
        const attribute = fact.relation === 1 ? Number(fact.key.split('.')[1]) : 0;
        if (attribute > 0) columns.add(attribute);
      }
    }
  }
  proven.set(relation, columns);
  return columns;
}

function isNeverNull(node: TreeNode): boolean {
  if (node.tag === 'NULLTEST') return child(node, 'arg') !== null;
  return node.tag === 'BOOLEXPR' && children(node, 'args').every(isNeverNull);
}
