/** Writes that are not done as they are written: by a rule or an INSTEAD OF trigger, also of a relation below a view. */
import type { Catalogue, CatalogueRelation } from '../catalogue.js';
import { int } from '../tree/node.js';
import { some } from '../tree/walk.js';
import { viewQuery } from './view-query.js';

/** A rule can write and return other rows than the statement names. */
export function firesRules(relation: CatalogueRelation, catalogue: Catalogue): boolean {
  return isOrStandsOn(relation, catalogue, ({ hasRules }) => hasRules);
}

/** What is returned need not be the row that is stored. */
export function isRewritten(relation: CatalogueRelation, catalogue: Catalogue): boolean {
  return isOrStandsOn(relation, catalogue, ({ hasRules, insteadOf }) => hasRules || insteadOf);
}

function isOrStandsOn(relation: CatalogueRelation, catalogue: Catalogue, test: (relation: CatalogueRelation) => boolean): boolean {
  const stands = (): boolean =>
    some(viewQuery(relation, catalogue), (node) => {
      const below = catalogue.relations.get(int(node, 'relid'));
      return below !== undefined && isOrStandsOn(below, catalogue, test);
    });
  return test(relation) || (relation.viewTree !== null && stands());
}
