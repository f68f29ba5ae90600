/** The base table column that a result column shows unchanged. */
import { bool, child, children, int, type TreeNode } from '../tree/node.js';
import { passedColumn } from './column.js';
import { ancestor, findCte, outputEntries, rangeTableEntry, RteKind, type Scope } from './scope.js';
import type { Solver } from './solver.js';
import { viewQuery } from './view-query.js';

export interface SourceColumn {
  readonly table: string;
  readonly column: string;
}

/** Follows the column through casts without effect, sub-queries, CTEs and views; null for computed values. */
export function sourceColumn(node: TreeNode, here: Scope, solver: Solver): SourceColumn | null {
  const passed = passedColumn(node);
  if (passed === null) return null;
  const scope = ancestor(here, int(passed, 'varlevelsup'));
  const attribute = int(passed, 'varattno');
  const entry = rangeTableEntry(scope, int(passed, 'varno'));
  switch (int(entry, 'rtekind')) {
    case RteKind.relation:
      return relationSource(entry, attribute, solver);
    case RteKind.subquery:
      return outputSource(child(entry, 'subquery'), scope, attribute, solver);
    case RteKind.cte: {
      const found = findCte(scope, entry);
      if (found === null || bool(found.cte, 'cterecursive')) return null;
      return outputSource(child(found.cte, 'ctequery'), found.owner, attribute, solver);
    }
    case RteKind.join: {
      const alias = children(entry, 'joinaliasvars')[attribute - 1];
      return alias === undefined ? null : sourceColumn(alias, scope, solver);
    }
    case RteKind.group: {
      const expression = children(entry, 'groupexprs')[attribute - 1];
      return expression === undefined ? null : sourceColumn(expression, scope, solver);
    }
    default:
      return null;
  }
}

function relationSource(entry: TreeNode, attribute: number, solver: Solver): SourceColumn | null {
  const relation = solver.catalogue.relations.get(int(entry, 'relid'));
  const column = relation?.columns.find((candidate) => candidate.number === attribute);
  if (relation === undefined || column === undefined) return null;
  if (relation.viewTree !== null) return outputSource(viewQuery(relation, solver.catalogue), null, attribute, solver);
  const shown = solver.catalogue.searchPath.includes(relation.schema);
  return { table: shown ? relation.name : `${relation.schema}.${relation.name}`, column: column.name };
}

/** The base column of a query's output column; null for computed values and set operations. */
export function outputSource(query: TreeNode | null, parent: Scope | null, attribute: number, solver: Solver): SourceColumn | null {
  if (query === null || child(query, 'setOperations') !== null) return null;
  const entry = outputEntries(query)[attribute - 1];
  const expression = entry === undefined ? null : child(entry, 'expr');
  return expression === null ? null : sourceColumn(expression, solver.scopeOf(query, parent), solver);
}
