/** The stored column whose value an expression passes on, and the place in the statement that reads its table. */
import type { CatalogueRelation } from '../catalogue.js';
import { child, children, int, type TreeNode } from '../tree/node.js';
import { passedColumn } from './column.js';
import { ancestor, findCte, outputEntries, rangeTableEntry, RteKind, type Scope } from './scope.js';
import type { Solver } from './solver.js';
import { viewQuery } from './view-query.js';

export interface BaseColumn {
  readonly relation: CatalogueRelation;
  readonly attribute: number;
  /** The items of FROM on the way to the table: columns with one path, from one place, are of one row. */
  readonly path: string;
}

/**
 * Follows the column through sub-queries, CTEs, views, join aliases and GROUP BY. Where it is not NULL, its value is one
 * of a row that the statement's snapshot shows. Null for computed values, set operations and recursion.
 */
export function baseColumn(node: TreeNode, here: Scope, solver: Solver): BaseColumn | null {
  const passed = passedColumn(node);
  if (passed === null) return null;
  const scope = ancestor(here, int(passed, 'varlevelsup'));
  const attribute = int(passed, 'varattno');
  const entry = rangeTableEntry(scope, int(passed, 'varno'));
  const alias = (field: string): BaseColumn | null => {
    const expression = children(entry, field)[attribute - 1];
    return expression === undefined ? null : baseColumn(expression, scope, solver);
  };
  const below = (found: BaseColumn | null): BaseColumn | null =>
    found === null ? null : { ...found, path: `${int(passed, 'varlevelsup')}.${int(passed, 'varno')}/${found.path}` };
  switch (int(entry, 'rtekind')) {
    case RteKind.relation:
      return below(storedColumn(entry, attribute, solver));
    case RteKind.subquery:
      return below(outputColumn(child(entry, 'subquery'), scope, attribute, solver));
    case RteKind.cte: {
      const found = findCte(scope, entry);
      return found === null ? null : below(outputColumn(child(found.cte, 'ctequery'), found.owner, attribute, solver));
    }
    case RteKind.join:
      return alias('joinaliasvars');
    case RteKind.group:
      return alias('groupexprs');
    default:
      return null;
  }
}

function storedColumn(entry: TreeNode, attribute: number, solver: Solver): BaseColumn | null {
  const relation = solver.catalogue.relations.get(int(entry, 'relid'));
  if (relation === undefined) return null;
  // A materialised view keeps rows that its tables may have lost.
  return relation.kind === 'v' ? outputColumn(viewQuery(relation, solver.catalogue), null, attribute, solver) : { relation, attribute, path: '' };
}

function outputColumn(query: TreeNode | null, parent: Scope | null, attribute: number, solver: Solver): BaseColumn | null {
  if (query === null || child(query, 'setOperations') !== null) return null;
  const output = outputEntries(query)[attribute - 1];
  const expression = output === undefined ? null : child(output, 'expr');
  return expression === null ? null : baseColumn(expression, solver.scopeOf(query, parent), solver);
}
