/**
 * Columns that a CHECK constraint keeps from being NULL. A CHECK passes when its condition is NULL, so
 * only conditions that cannot be NULL count: tests such as IS NOT NULL and IS TRUE, and AND, OR, NOT over them.
 *
 * @see https://www.postgresql.org/docs/18/ddl-constraints.html#DDL-CONSTRAINTS-CHECK-CONSTRAINTS
 */
import type { Catalogue, CatalogueRelation } from '../catalogue.js';
import { conjuncts } from '../tree/conjuncts.js';
import { readRootNode } from '../tree/read-node-tree.js';
import { factsWhenTrue } from './conditions.js';
import { isNeverNullTest } from './rules/never-null-test.js';

const proven = new WeakMap<CatalogueRelation, ReadonlySet<number>>();

export function provenByChecks(relation: CatalogueRelation, catalogue: Catalogue): ReadonlySet<number> {
  const known = proven.get(relation);
  if (known !== undefined) return known;
  const columns = new Set<number>();
  const place = { catalogue, rangeTable: [], level: 0, origin: 'a CHECK constraint', unless: null };
  for (const text of relation.checks) {
    for (const condition of conjuncts(readRootNode(text)).filter(isNeverNullTest)) {
      for (const fact of factsWhenTrue(condition, place)) {
        if (fact.relation !== null) columns.add(Number(fact.key.split('.')[1]));
      }
    }
  }
  proven.set(relation, columns);
  return columns;
}
