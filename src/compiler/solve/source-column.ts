/** The base table column that a result column shows unchanged. */
import { child, type TreeNode } from '../tree/node.js';
import { passedColumn } from './column.js';
import { referentOf } from './referent.js';
import { outputEntries, type Scope } from './scope.js';
import type { Solver } from './solver.js';
import { viewQuery } from './view-query.js';

export interface SourceColumn {
  readonly table: string;
  readonly column: string;
}

/** Follows the column through casts without effect, sub-queries, CTEs and views; null for computed values. */
export function sourceColumn(node: TreeNode, here: Scope, solver: Solver): SourceColumn | null {
  const passed = passedColumn(node);
  const referent = passed === null ? null : referentOf(passed, here, solver);
  if (referent === null) return null;
  switch (referent.kind) {
    case 'column': {
      const { relation, column } = referent;
      if (relation.viewTree !== null) return outputSource(viewQuery(relation, solver.catalogue), null, column.number, solver);
      const shown = solver.catalogue.searchPath.includes(relation.schema);
      return { table: shown ? relation.name : `${relation.schema}.${relation.name}`, column: column.name };
    }
    case 'expressions': {
      const [only, ...others] = referent.expressions;
      return only === undefined || others.length > 0 ? null : sourceColumn(only.node, only.scope, solver);
    }
    case 'output':
      return outputSource(referent.query, referent.parent, referent.attribute, solver);
    default:
      return null;
  }
}

/** The base column of a query's output column; null for computed values and set operations. */
export function outputSource(query: TreeNode | null, parent: Scope | null, attribute: number, solver: Solver): SourceColumn | null {
  if (query === null || child(query, 'setOperations') !== null) return null;
  const entry = outputEntries(query)[attribute - 1];
  const expression = entry === undefined ? null : child(entry, 'expr');
  return expression === null ? null : sourceColumn(expression, solver.scopeOf(query, parent), solver);
}
